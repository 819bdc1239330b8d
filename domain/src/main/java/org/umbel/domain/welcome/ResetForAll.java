package org.umbel.domain.welcome;

import java.time.Instant;

/// A reset that everybody gets with the next call.
///
/// @param at when it was asked for; who was written to later has had it
public record ResetForAll(Reset what, Instant at) {}
