package org.umbel.sip.message;

/// How much of a message is read before it is refused. A peer decides what it sends, not what it
/// costs us; whoever passes one of these gets a {@link MalformedMessage}.
public final class MessageLimits {
  /// Bytes of start line and headers together.
  public static final int HEAD_BYTES = 65_535;

  /// Bytes of a body. A datagram cannot be larger anyway.
  public static final int BODY_BYTES = 262_144;

  /// Bytes of a request line or status line.
  public static final int START_LINE_BYTES = 4_096;

  /// Bytes of a method's name.
  public static final int METHOD_BYTES = 256;

  /// Header fields (lines, a folded one counting once).
  public static final int FIELDS = 200;

  /// Bytes of one header field, name and folds included.
  public static final int FIELD_BYTES = 8_192;

  /// Values of one header in all its fields together, such as Via or Route entries.
  public static final int VALUES = 100;

  /// Characters of one URI.
  public static final int URI_CHARS = 2_048;

  /// Parameters of one value, and headers of one URI.
  public static final int PARAMETERS = 64;

  private MessageLimits() {}
}
