package org.umbel.codecs;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.umbel.media.Audio;
import org.umbel.media.codec.SpeechDecoder;
import org.umbel.media.codec.SpeechEncoder;

/// Opus (RFC 6716, RFC 7587): any rate, bandwidth, channels and frame length may come, and is
/// decoded to the house's sound; we send one channel at that rate. Its clock is 48 000 and its
/// channels are two on the wire whatever is sent.
final class Opus extends LibraryCodec {
  private static final int CLOCK = 48_000;

  /// What we can use and will send: a telephone's band, and that which repairs losses.
  private static final String PARAMETERS =
      "maxplaybackrate=8000;sprop-maxcapturerate=8000;useinbandfec=1";

  /// Bits a second at which a telephone's band sounds as good as it can.
  private static final int BITS = 20_000;

  /// Half of what a core can code both ways.
  private static final int MOST_PER_CORE = 180;

  /// The library's unit for lengths: 2.5 ms.
  private static final int STEP = 20;

  /// The longest packet: 120 ms.
  private static final int LONGEST = 120 * Audio.PER_MILLI;

  Opus() {
    super(MOST_PER_CORE);
  }

  @Override
  void load() {
    decoder().close();
  }

  @Override
  String remedy() {
    return "the library concentus is not on the class path";
  }

  @Override
  public String name() {
    return "opus";
  }

  @Override
  public int staticPayloadType() {
    return -1;
  }

  @Override
  public int clockRate() {
    return CLOCK;
  }

  @Override
  public int channels() {
    return 2;
  }

  @Override
  public String parameters() {
    return PARAMETERS;
  }

  /// 20, 40 or 60 ms; shorter frames sound worse and cost more.
  @Override
  public Duration packetTime(Duration wanted) {
    long millis = wanted.toMillis();
    return Duration.ofMillis(Math.max(20, millis / 20 * 20));
  }

  @Override
  public SpeechDecoder decoder() {
    return new Decoder();
  }

  @Override
  public SpeechEncoder encoder(String parameters) {
    return new Encoder(room(), OpusParameters.parse(parameters));
  }

  private static final class Decoder implements SpeechDecoder {
    private static final int MOST_BYTES = 2_048;

    private final OpusDecoder library;
    private final byte[] packet = new byte[MOST_BYTES];

    Decoder() {
      try {
        library = new OpusDecoder(Audio.RATE, 1);
      } catch (OpusException failure) {
        throw new CodecFailed("opus", "opening a decoder", failure);
      }
    }

    @Override
    public int decode(ByteBuffer payload, short[] samples, int at) {
      int room = Math.min(LONGEST, samples.length - at);
      return decode(payload, samples, at, room, false);
    }

    /// The packet behind a gap may know the last frame of it; what was before is guessed.
    @Override
    public int conceal(ByteBuffer next, short[] samples, int at, int count) {
      return decode(next, samples, at, count, true);
    }

    private int decode(ByteBuffer payload, short[] samples, int at, int count, boolean lost) {
      int length = payload.remaining();
      int whole = count - count % STEP;
      if (length == 0 || length > MOST_BYTES || whole == 0) {
        return 0;
      }
      payload.get(payload.position(), packet, 0, length);
      try {
        return Math.max(0, library.decode(packet, 0, length, samples, at, whole, lost));
      } catch (OpusException | RuntimeException | AssertionError _) {
        library.resetState(); // no packet of Opus, and who knows how far it came
        return 0;
      }
    }
  }

  private static final class Encoder implements SpeechEncoder {
    private static final int MOST_BYTES = 1_000;

    private final Room room;
    private final OpusEncoder library;
    private final byte[] packet = new byte[MOST_BYTES];

    Encoder(Room room, OpusParameters wanted) {
      this.room = room;
      try {
        library = new OpusEncoder(Audio.RATE, 1, OpusApplication.OPUS_APPLICATION_VOIP);
      } catch (OpusException failure) {
        throw new CodecFailed("opus", "opening an encoder", failure);
      }
      library.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
      library.setBitrate(Math.min(BITS, wanted.bits()));
      library.setUseVBR(!wanted.constant());
      library.setComplexity(0);
      library.setUseInbandFEC(wanted.fec());
      library.setPacketLossPercent(wanted.fec() ? 10 : 0);
      room.enter();
    }

    @Override
    public void encode(short[] samples, int at, int count, ByteBuffer payload) {
      try {
        int length = library.encode(samples, at, count, packet, 0, MOST_BYTES);
        payload.put(packet, 0, Math.max(0, length));
      } catch (OpusException failure) {
        throw new CodecFailed("opus", "encoding " + count + " samples", failure);
      }
    }

    @Override
    public void close() {
      room.leave();
    }
  }
}
