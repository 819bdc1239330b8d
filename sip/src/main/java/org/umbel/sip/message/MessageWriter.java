package org.umbel.sip.message;

import java.util.Arrays;

/// Gathers the bytes of one message.
final class MessageWriter {
  private byte[] bytes;
  private int length;

  MessageWriter(int expected) {
    bytes = new byte[expected];
  }

  void bytes(byte[] from) {
    bytes(from, 0, from.length);
  }

  void bytes(byte[] from, int start, int end) {
    int added = end - start;
    if (length + added > bytes.length)
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + added));
    System.arraycopy(from, start, bytes, length, added);
    length += added;
  }

  void lineEnd() {
    if (length + 2 > bytes.length) bytes = Arrays.copyOf(bytes, bytes.length * 2 + 2);
    bytes[length++] = '\r';
    bytes[length++] = '\n';
  }

  byte[] done() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
