package org.umbel.telephony.line;

/// Why a call cannot be taken.
///
/// @param status of the refusal: 486 when the line is full, which is like a busy number, 503 when
///   another server may do better
/// @param why in words, for the log
public record Objection(int status, String why) {}
