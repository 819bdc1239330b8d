package org.umbel.server.config;

import java.time.Duration;

/// How much of calls and messages is kept for people who look for a fault.
///
/// @param calls answered ones
/// @param megabytes of all messages together
/// @param showKeys whether it is kept which keys were pressed
/// @param messages whose way is kept, over restarts
/// @param messageAge what nothing was heard of for so long is forgotten
public record TraceSettings(
    int calls, int megabytes, boolean showKeys, int messages, Duration messageAge) {}
