package org.umbel.testkit.sound;

/// The two laws of ITU-T G.711, by calculation: slow, but independent of the tables they judge.
public enum Law {
  /// A-law, RTP payload type 8.
  A(8) {
    @Override
    public short expand(byte octet) {
      int code = (octet ^ 0x55) & 0xff;
      int segment = (code >> 4) & 7;
      int value = (((code & 0xf) << 4) + 8) + (segment > 0 ? 0x100 : 0);
      int size = segment > 1 ? value << (segment - 1) : value;
      return (short) ((code & 0x80) != 0 ? size : -size);
    }
  },
  /// Mu-law, RTP payload type 0.
  MU(0) {
    @Override
    public short expand(byte octet) {
      int code = ~octet & 0xff;
      int size = ((((code & 0xf) << 3) + 0x84) << ((code >> 4) & 7)) - 0x84;
      return (short) ((code & 0x80) != 0 ? -size : size);
    }
  };

  private final int payloadType;

  Law(int payloadType) {
    this.payloadType = payloadType;
  }

  /// The payload type of RFC 3551 §6.
  public int payloadType() {
    return payloadType;
  }

  /// The sample an octet stands for.
  public abstract short expand(byte octet);

  /// The octet whose sample is nearest.
  public byte compress(short sample) {
    byte best = 0;
    int distance = Integer.MAX_VALUE;
    for (int octet = 0; octet < 256; octet++) {
      int off = Math.abs(expand((byte) octet) - sample);
      if (off < distance) {
        distance = off;
        best = (byte) octet;
      }
    }
    return best;
  }
}
