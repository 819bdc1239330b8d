package org.umbel.codecs;

import java.nio.ByteBuffer;
import org.umbel.media.Audio;
import org.umbel.media.codec.SpeechDecoder;
import org.umbel.media.codec.SpeechEncoder;

/// ITU-T G.722 at 64 kbit/s: two samples of 16 000 a second in a byte. Its RTP clock says 8 000 by
/// an old mistake that cannot be undone (RFC 3551 §4.5.2), so a byte is a tick.
final class G722 extends LibraryCodec {
  private static final String LIBRARY_NAME = "g722";
  private static final int WIDE_RATE = 16_000;
  private static final int BITS = 64_000;

  /// Encoded at once: 10 ms, of which any packet time is made.
  private static final int FRAME = 10 * Audio.PER_MILLI;

  /// Decoded at once, in bytes: 40 ms.
  private static final int PIECE = 320;

  /// Half of what a core can code both ways.
  private static final int MOST_PER_CORE = 400;

  G722() {
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
    return "G722";
  }

  @Override
  public int staticPayloadType() {
    return 9;
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
    private final MachineDecoder machine = new MachineDecoder(LIBRARY_NAME, WIDE_RATE, PIECE);
    private final Halving halving = new Halving(2 * PIECE);
    private final Repetition repetition = new Repetition();
    private final short[] wide = new short[2 * PIECE];

    @Override
    public int decode(ByteBuffer payload, short[] samples, int at) {
      int end = Math.min(payload.limit(), payload.position() + samples.length - at);
      int written = 0;
      for (int from = payload.position(); from < end; from += PIECE) {
        int count = machine.decode(payload, from, Math.min(PIECE, end - from), wide, 0);
        written += halving.halve(wide, count, samples, at + written);
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
        new MachineEncoder(LIBRARY_NAME, WIDE_RATE, 2 * FRAME, BITS);
    private final Doubling doubling = new Doubling(FRAME);
    private final short[] wide = new short[2 * FRAME];

    Encoder(Room room) {
      this.room = room;
      room.enter();
    }

    @Override
    public void encode(short[] samples, int at, int count, ByteBuffer payload) {
      for (int from = at; from + FRAME <= at + count; from += FRAME) {
        doubling.twice(samples, from, FRAME, wide);
        machine.encode(wide, 0, payload);
      }
    }

    @Override
    public void close() {
      room.leave();
      machine.close();
    }
  }
}
