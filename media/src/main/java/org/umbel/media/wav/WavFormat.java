package org.umbel.media.wav;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.umbel.media.Audio;
import org.umbel.media.codec.G711;

/// The `fmt ` chunk of a WAV file: how its samples are coded.
///
/// @param encoding of a sample
/// @param channels 1 … 8
/// @param rate samples a second in each channel
record WavFormat(Encoding encoding, int channels, int rate) {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;

  /// Where the extensible format keeps the encoding, in bytes from the chunk's start.
  private static final int SUBFORMAT = 24;

  /// How one sample of one channel becomes 16 linear bits.
  enum Encoding {
    PCM_8(1) {
      @Override
      int read(ByteBuffer bytes, int at) {
        return ((bytes.get(at) & 0xFF) - 128) << 8;
      }
    },
    PCM_16(2) {
      @Override
      int read(ByteBuffer bytes, int at) {
        return bytes.getShort(at);
      }
    },
    PCM_24(3) {
      @Override
      int read(ByteBuffer bytes, int at) {
        return bytes.getShort(at + 1);
      }
    },
    PCM_32(4) {
      @Override
      int read(ByteBuffer bytes, int at) {
        return bytes.getShort(at + 2);
      }
    },
    FLOAT_32(4) {
      @Override
      int read(ByteBuffer bytes, int at) {
        return Math.clamp(Math.round(bytes.getFloat(at) * 32_767), -32_768, 32_767);
      }
    },
    PCMA_8(1) {
      @Override
      int read(ByteBuffer bytes, int at) {
        return G711.PCMA.decode(bytes.get(at));
      }
    },
    PCMU_8(1) {
      @Override
      int read(ByteBuffer bytes, int at) {
        return G711.PCMU.decode(bytes.get(at));
      }
    };

    final int bytes;

    Encoding(int bytes) {
      this.bytes = bytes;
    }

    abstract int read(ByteBuffer bytes, int at);
  }

  /// Reads the chunk's content, in little-endian order; empty when it is of a kind we do not know.
  static Optional<WavFormat> read(ByteBuffer chunk) {
    if (chunk.remaining() < 16) {
      return Optional.empty();
    }
    int tag = chunk.getShort(0) & 0xFFFF;
    int channels = chunk.getShort(2) & 0xFFFF;
    int rate = chunk.getInt(4);
    int bits = chunk.getShort(14) & 0xFFFF;
    if (tag == EXTENSIBLE && chunk.remaining() >= SUBFORMAT + 2) {
      tag = chunk.getShort(SUBFORMAT) & 0xFFFF;
    }
    if (channels < 1 || channels > 8 || rate < 1_000 || rate > 192_000) {
      return Optional.empty();
    }
    return encoding(tag, bits).map(encoding -> new WavFormat(encoding, channels, rate));
  }

  private static Optional<Encoding> encoding(int tag, int bits) {
    return switch (tag) {
      case PCM ->
          switch (bits) {
            case 8 -> Optional.of(Encoding.PCM_8);
            case 16 -> Optional.of(Encoding.PCM_16);
            case 24 -> Optional.of(Encoding.PCM_24);
            case 32 -> Optional.of(Encoding.PCM_32);
            default -> Optional.empty();
          };
      case FLOAT -> bits == 32 ? Optional.of(Encoding.FLOAT_32) : Optional.empty();
      case A_LAW -> bits == 8 ? Optional.of(Encoding.PCMA_8) : Optional.empty();
      case MU_LAW -> bits == 8 ? Optional.of(Encoding.PCMU_8) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// Whether the samples may be used as they lie in the file.
  boolean isNative() {
    return encoding == Encoding.PCM_16 && channels == 1 && rate == Audio.RATE;
  }

  int frameBytes() {
    return encoding.bytes * channels;
  }
}
