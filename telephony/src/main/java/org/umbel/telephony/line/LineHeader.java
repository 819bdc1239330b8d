package org.umbel.telephony.line;

/// A header that a line adds to what it sends, such as `ms-call-source: non-ms-rtc` (LN-12).
public record LineHeader(String name, String value) {}
