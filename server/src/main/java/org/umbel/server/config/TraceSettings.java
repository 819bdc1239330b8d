package org.umbel.server.config;

/// How much of calls is kept for people who look for a fault.
///
/// @param calls answered ones
/// @param megabytes of all messages together
/// @param showKeys whether it is kept which keys were pressed
public record TraceSettings(int calls, int megabytes, boolean showKeys) {}
