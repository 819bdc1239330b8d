package org.umbel.media.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The two laws of ITU-T G.711, each sample one byte, by table. Without a state, so that each law
/// is the decoder and encoder of all streams and any thread may use it.
@SuppressWarnings("ImmutableEnumChecker") // the tables are filled once, by the constructor
public enum G711 implements Codec, SpeechDecoder, SpeechEncoder {
  PCMU(0) {
    @Override
    short expand(int code) {
      int inverted = ~code & 0xFF;
      int magnitude = ((((inverted & 0x0F) << 3) + MU_BIAS) << (inverted >> 4 & 7)) - MU_BIAS;
      return (short) ((inverted & 0x80) != 0 ? -magnitude : magnitude);
    }
  },
  PCMA(8) {
    @Override
    short expand(int code) {
      int even = code ^ 0x55;
      int segment = even >> 4 & 7;
      int mantissa = (even & 0x0F) << 4;
      int magnitude = segment == 0 ? mantissa + 8 : (mantissa + 0x108) << (segment - 1);
      return (short) ((even & 0x80) != 0 ? magnitude : -magnitude);
    }
  };

  private static final int MU_BIAS = 132;

  /// Linear values are 14 bit in µ-law and 13 bit in A-law: two low bits carry nothing.
  private static final int IDLE_BITS = 2;

  private final int staticPayloadType;
  private final short[] linear = new short[256];
  private final byte[] codes = new byte[65_536 >> IDLE_BITS];

  G711(int staticPayloadType) {
    this.staticPayloadType = staticPayloadType;
    for (int code = 0; code < 256; code++) {
      linear[code] = expand(code);
    }
    fillCodes();
  }

  abstract short expand(int code);

  /// Gives every linear value the code whose expansion lies nearest.
  private void fillCodes() {
    int[] ascending = new int[256];
    for (int code = 0; code < 256; code++) {
      ascending[code] = linear[code] << 8 | code;
    }
    Arrays.sort(ascending);
    int nearest = 0;
    for (int value = -32_768; value <= 32_767; value += 1 << IDLE_BITS) {
      int middle = value + 2;
      while (nearest < 255
          && distance(ascending[nearest + 1], middle) <= distance(ascending[nearest], middle)) {
        nearest++;
      }
      codes[(value & 0xFFFF) >> IDLE_BITS] = (byte) ascending[nearest];
    }
  }

  private static int distance(int entry, int value) {
    return Math.abs((entry >> 8) - value);
  }

  @Override
  public int staticPayloadType() {
    return staticPayloadType;
  }

  @Override
  public SpeechDecoder decoder() {
    return this;
  }

  @Override
  public SpeechEncoder encoder(String parameters) {
    return this;
  }

  /// Nothing is held.
  @Override
  public void close() {}

  /// The linear value of a code.
  public short decode(byte code) {
    return linear[code & 0xFF];
  }

  /// The code of a linear value.
  public byte encode(short sample) {
    return codes[(sample & 0xFFFF) >> IDLE_BITS];
  }

  @Override
  public int decode(ByteBuffer payload, short[] samples, int at) {
    int count = Math.min(payload.remaining(), samples.length - at);
    int start = payload.position();
    for (int i = 0; i < count; i++) {
      samples[at + i] = linear[payload.get(start + i) & 0xFF];
    }
    payload.position(start + count);
    return count;
  }

  @Override
  public void encode(short[] samples, int at, int count, ByteBuffer payload) {
    int start = payload.position();
    for (int i = 0; i < count; i++) {
      payload.put(start + i, codes[(samples[at + i] & 0xFFFF) >> IDLE_BITS]);
    }
    payload.position(start + count);
  }
}
