package org.umbel.codecs;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.umbel.media.Audio;
import org.umbel.media.codec.SpeechDecoder;
import org.umbel.media.codec.SpeechEncoder;

/// ITU-T G.723.1: frames of 30 ms in 24 bytes (6.3 kbit/s, which we send), 20 bytes (5.3 kbit/s) or
/// 4 bytes (a description of the background, Annex A). The two lowest bits of a frame's first byte
/// tell which; a packet has any number of frames (RFC 3551 §4.5.3).
final class G723 extends LibraryCodec {
  private static final String LIBRARY_NAME = "g723_1";
  private static final int BITS = 6_300;
  private static final int FRAME_MILLIS = 30;
  private static final int FRAME = FRAME_MILLIS * Audio.PER_MILLI;

  /// By the two lowest bits; 0 for what must not come.
  private static final int[] LENGTHS = {24, 20, 4, 0};

  /// Half of what a core can code both ways.
  private static final int MOST_PER_CORE = 70;

  G723() {
    super(MOST_PER_CORE);
  }

  @Override
  void load() {
    MachineCode.require(LIBRARY_NAME);
  }

  @Override
  String remedy() {
    return MachineCode.REMEDY;
  }

  @Override
  public String name() {
    return "G723";
  }

  @Override
  public int staticPayloadType() {
    return 4;
  }

  @Override
  public Duration packetTime(Duration wanted) {
    return Duration.ofMillis(Math.max(1, wanted.toMillis() / FRAME_MILLIS) * FRAME_MILLIS);
  }

  @Override
  public SpeechDecoder decoder() {
    return new Decoder();
  }

  @Override
  public SpeechEncoder encoder(String parameters) {
    return new Encoder(room());
  }

  private static final class Decoder implements SpeechDecoder {
    private final MachineDecoder machine = new MachineDecoder(LIBRARY_NAME, Audio.RATE, LENGTHS[0]);
    private final Repetition repetition = new Repetition();

    @Override
    public int decode(ByteBuffer payload, short[] samples, int at) {
      int from = payload.position();
      int written = 0;
      while (from < payload.limit() && at + written + FRAME <= samples.length) {
        int length = LENGTHS[payload.get(from) & 3];
        if (length == 0 || from + length > payload.limit()) {
          break;
        }
        written += machine.decode(payload, from, length, samples, at + written);
        from += length;
      }
      repetition.hear(samples, at, written);
      return written;
    }

    @Override
    public int conceal(ByteBuffer next, short[] samples, int at, int count) {
      return repetition.fill(samples, at, count);
    }

    @Override
    public void close() {
      machine.close();
    }
  }

  private static final class Encoder implements SpeechEncoder {
    private final Room room;
    private final MachineEncoder machine =
        new MachineEncoder(LIBRARY_NAME, Audio.RATE, FRAME, BITS);

    Encoder(Room room) {
      this.room = room;
      room.enter();
    }

    @Override
    public void encode(short[] samples, int at, int count, ByteBuffer payload) {
      for (int from = at; from + FRAME <= at + count; from += FRAME) {
        machine.encode(samples, from, payload);
      }
    }

    @Override
    public void close() {
      room.leave();
      machine.close();
    }
  }
}
