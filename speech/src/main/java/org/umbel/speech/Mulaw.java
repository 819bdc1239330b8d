package org.umbel.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// ITU-T G.711 mu-law to 16-bit linear.
final class Mulaw {
  private static final short[] LINEAR = new short[256];

  static {
    for (int code = 0; code < LINEAR.length; code++) {
      int inverted = ~code & 0xff;
      int exponent = (inverted >> 4) & 7;
      int mantissa = inverted & 15;
      int magnitude = (((mantissa << 3) + 132) << exponent) - 132;
      LINEAR[code] = (short) ((inverted & 0x80) == 0 ? magnitude : -magnitude);
    }
  }

  private Mulaw() {}

  /// Little-endian samples, ready to be read from the start.
  static ByteBuffer linear(byte[] codes) {
    var linear = ByteBuffer.allocate(Math.multiplyExact(codes.length, 2));
    var samples = linear.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    for (byte code : codes) {
      samples.put(LINEAR[code & 0xff]);
    }
    return linear;
  }
}
