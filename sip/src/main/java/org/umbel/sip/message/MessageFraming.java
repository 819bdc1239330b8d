package org.umbel.sip.message;

/// Finds the messages in a stream, RFC 3261 §18.3: each needs a Content-Length. One for each
/// connection; belongs to the thread that reads it.
///
/// The reader keeps the bytes; this only looks at them, and at each byte once, however slowly they
/// come.
public final class MessageFraming {
  /// What the bytes begin with.
  public sealed interface Frame {
    /// A whole message; `skipped` bytes of empty lines come before it.
    record Message(int skipped, int length) implements Frame {
      /// How many bytes are used up.
      public int used() {
        return skipped + length;
      }
    }

    /// CRLF CRLF, to be answered by {@link MessageFraming#pong}, RFC 5626 §3.5.1.
    record Ping(int used) implements Frame {}

    /// Not enough yet; read on.
    record Incomplete() implements Frame {}
  }

  private static final Frame INCOMPLETE = new Frame.Incomplete();
  private static final int PING_BYTES = 4;
  private static final byte[] PONG = {'\r', '\n'};

  private int scanned; // of the head, from its first byte
  private int skipped;
  private int needed; // bytes of the whole message, once its head is known

  /// The answer to a ping.
  public static byte[] pong() {
    return PONG.clone();
  }

  /// Looks at the bytes not used up so far. They must begin with what was there the last time,
  /// unless that has ended in a message or ping, which counts as used up.
  ///
  /// @throws MalformedMessage when a head or body is too long, or a head without a usable
  ///   Content-Length; the stream cannot be followed any further and is to be closed
  public Frame next(byte[] bytes, int offset, int length) {
    if (scanned == 0) skipped = emptyLines(bytes, offset, length);
    if (skipped >= PING_BYTES) return new Frame.Ping(PING_BYTES);
    int start = offset + skipped;
    int end = offset + length;
    if (needed == 0) findHead(bytes, start, end);
    if (needed == 0 || needed > end - start) return INCOMPLETE;
    var message = new Frame.Message(skipped, needed);
    scanned = 0;
    skipped = 0;
    needed = 0;
    return message;
  }

  /// How many bytes of line ends come first, counted no further than a ping.
  private static int emptyLines(byte[] bytes, int offset, int length) {
    int count = 0;
    while (count < Math.min(length, PING_BYTES)
        && (bytes[offset + count] == '\r' || bytes[offset + count] == '\n')) count++;
    return count;
  }

  private void findHead(byte[] bytes, int start, int end) {
    for (int at = start + Math.max(scanned - 3, 0); at + 3 < end; at++) {
      if (bytes[at] != '\r' || bytes[at + 1] != '\n') continue;
      if (bytes[at + 2] != '\r' || bytes[at + 3] != '\n') continue;
      int head = at + 4 - start;
      needed = head + MessageReader.bodyLength(bytes, start, head);
      return;
    }
    scanned = Math.max(end - start, 0);
    if (scanned > MessageLimits.HEAD_BYTES)
      throw MalformedMessage.of(
          "headers longer than " + MessageLimits.HEAD_BYTES + " bytes in a stream", 0);
  }
}
