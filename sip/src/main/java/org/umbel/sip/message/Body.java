package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// A body as a part of the bytes it came in.
// Arrays compare by identity; nobody compares bodies.
@SuppressWarnings("ArrayRecordComponent")
record Body(byte[] bytes, int start, int end) {
  static final Body NONE = new Body(new byte[0], 0, 0);

  static Body of(byte[] bytes) {
    return new Body(bytes.clone(), 0, bytes.length);
  }

  int length() {
    return end - start;
  }

  byte[] copy() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  String text() {
    return new String(bytes, start, end - start, UTF_8);
  }
}
