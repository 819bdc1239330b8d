package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.umbel.media.Key;
import org.umbel.media.engine.RecordOutcome.Cause;
import org.umbel.media.rtp.Reception;
import org.umbel.media.rtp.RtpPacket;

/// The recording's time, by a clock of the test's own. Each packet's samples carry its number, so
/// that a recording shows what became of it.
class RecordingTest {
  private static final long FRAME = 20 * MediaClock.MILLI;

  private static final MarkCodec MARKS = MarkCodec.of(8_000, 20);

  private final Decoding decoding = new Decoding(new short[Decoding.LONGEST]);
  private final Recording recording =
      new Recording(RecordLimits.longest(Duration.ofMinutes(30)), 1_000 * FRAME, new short[160]);
  private final Reception reception = new Reception();
  private final RtpPacket packet = new RtpPacket();
  private final MemorySink sink = new MemorySink();
  private long now = 1_000 * FRAME;
  private boolean placed;

  private void take(int ssrc, int sequence, long timestamp, boolean marker, int mark) {
    var buffer = ByteBuffer.allocate(14);
    RtpPacket.writeHeader(buffer, 96, marker, sequence, (int) timestamp, ssrc);
    buffer.putShort((short) mark).flip();
    assertThat(packet.read(buffer)).isTrue();
    var arrival = reception.take(packet, (int) (now / MediaClock.SAMPLE));
    if (arrival == Reception.Arrival.DUPLICATE || arrival == Reception.Arrival.DOUBTFUL) {
      placed = false;
      return;
    }
    decoding.take(packet, MARKS, arrival, 0, buffer);
    placed = recording.take(decoding, marker, arrival, now);
  }

  /// A packet that is as regular as can be.
  private void take(int number) {
    take(1, number, number * 160L + 0xFFFF_FF00L, false, number);
  }

  private void pass(int frames) {
    for (int i = 0; i < frames; i++) {
      now += FRAME;
      recording.tick(now);
      drain(Long.MAX_VALUE);
    }
  }

  private void drain(long most) {
    try {
      recording.ring().drain(sink, most);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// The recording as one mark for each 20 ms.
  private int[] closed() {
    recording.close();
    drain(Long.MAX_VALUE);
    short[] samples = sink.samples();
    int[] marks = new int[samples.length / 160];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = samples[i * 160];
    }
    return marks;
  }

  @Test
  void packetsBecomeTheRecording() {
    for (int i = 1; i <= 5; i++) {
      pass(1);
      take(i);
    }

    assertThat(closed()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void wrongOrderIsPutRightAndLossIsSilence() {
    for (int i : new int[] {1, 4, 2, 2, 6, 7}) {
      pass(1);
      take(i);
    }

    assertThat(closed()).containsExactly(1, 2, 0, 4, 0, 6, 7);
  }

  @Test
  void whatFollowsWithoutAHoleIsFinalAtOnce() {
    pass(1);
    take(1);
    take(2);
    pass(1);
    assertThat(recording.ring().committed()).isEqualTo(2 * 160);

    take(4);
    pass(1);
    assertThat(recording.ring().committed()).isEqualTo(2 * 160);

    take(3);
    take(5);
    pass(13);
    assertThat(recording.ring().committed()).isEqualTo(5 * 160);
    take(6);
    pass(1);
    assertThat(recording.ring().committed()).isEqualTo(6 * 160);
  }

  @Test
  void speechThatOverlapsWhatIsFinalIsTakenFromThere() {
    pass(1);
    take(1, 1, 160, false, 1);
    pass(1);

    take(1, 2, 160 + 80, false, 2);

    assertThat(placed).isTrue();
    pass(1);
    assertThat(recording.ring().committed()).isEqualTo(160 + 80);
  }

  @Test
  void whatComesAfterItsPlaceIsGoneIsCountedLate() {
    pass(1);
    for (int i : new int[] {1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17}) {
      take(i);
      pass(1);
    }

    take(3);

    assertThat(placed).isFalse();
    assertThat(closed()).startsWith(1, 2, 0, 4);
  }

  @Test
  void silenceThatIsNotSentIsSilenceAsLong() {
    pass(1);
    take(1, 1, 0, true, 1);
    pass(500);
    take(1, 2, 500 * 160, true, 2);

    int[] marks = closed();

    assertThat(marks).hasSize(501).startsWith(1, 0).endsWith(0, 2);
  }

  @Test
  void aNetworkThatHeldItsBreathLosesNothing() {
    pass(1);
    take(1);
    pass(60);
    for (int i = 2; i <= 61; i++) {
      take(i);
    }

    assertThat(closed()).hasSize(61).startsWith(1, 2, 3).endsWith(60, 61).doesNotContain(0);
  }

  @Test
  void aJumpOfTheTimestampMakesNoHourOfSilence() {
    pass(1);
    take(1, 1, 0, false, 1);
    pass(1);
    take(1, 2, 8_000L * 3_600, false, 2);
    pass(1);
    take(1, 3, 8_000L * 3_600 + 160, false, 3);

    assertThat(closed()).containsExactly(1, 2, 3);
  }

  @Test
  void aJumpBackIsNoLossOfWhatFollows() {
    pass(1);
    take(1, 1, 800_000, false, 1);
    pass(1);
    take(1, 2, 0, false, 2);
    pass(1);
    take(1, 3, 160, false, 3);

    assertThat(closed()).containsExactly(1, 2, 3);
  }

  @Test
  void anotherSourceGoesOnWhereTheClockIs() {
    pass(1);
    take(1, 1, 0, false, 1);
    pass(10);
    take(2, 9_000, 123_456, false, 2);

    int[] marks = closed();

    assertThat(marks).hasSize(11).startsWith(1, 0).endsWith(0, 2);
  }

  @Test
  void timestampsThatStandStillInSilenceDoNotShortenIt() {
    pass(1);
    take(1, 1, 0, true, 1);
    pass(100);
    take(1, 2, 160, true, 2);

    assertThat(closed()).hasSize(101);
  }

  @Test
  void aPeersSlowClockDecidesTheLength() {
    // 500 ppm slow for ten minutes: 300 ms less than our clock says
    double arrival = 0;
    for (int i = 1; i <= 30_000; i++) {
      arrival += 1.0005;
      while (now < 1_000 * FRAME + (long) (arrival * FRAME)) {
        now += FRAME / 4;
        recording.tick(now);
      }
      take(i);
      drain(Long.MAX_VALUE);
    }

    assertThat(closed()).hasSize(30_000).endsWith(29_998, 29_999);
  }

  @Test
  void aPeersFastClockDecidesTheLength() {
    double arrival = 0;
    for (int i = 1; i <= 30_000; i++) {
      arrival += 0.9995;
      while (now < 1_000 * FRAME + (long) (arrival * FRAME)) {
        now += FRAME / 4;
        recording.tick(now);
      }
      take(i);
      drain(Long.MAX_VALUE);
    }

    assertThat(closed()).hasSize(30_000);
  }

  @Test
  void nobodySpeaksFasterThanTime() {
    pass(1);
    for (int i = 1; i <= 10_000; i++) {
      take(i);
    }

    assertThat(placed).isFalse();
    assertThat(closed().length).isLessThan(40);
  }

  @Test
  void aRecordingEndedByAKeyStopsBeforeItsTone() {
    var keys = new KeyQueue();
    var ended =
        new Recording(
            RecordLimits.longest(Duration.ofMinutes(1)).withEndKeys(Key.HASH),
            1_000 * FRAME,
            new short[160]);
    for (int i = 0; i < 50; i++) {
      now += FRAME;
      ended.tick(now);
    }
    keys.add(Key.ONE);
    keys.add(Key.HASH);

    ended.hear(keys, 800);
    ended.tick(now);

    assertThat(ended.end()).isEqualTo(new Recording.End(new Cause.ByKey(Key.HASH), 7_200));
    assertThat(ended.ring().committed()).isEqualTo(7_200);
  }

  @Test
  void timestampsWrapWithoutAGap() {
    pass(1);
    take(1, 1, 0xFFFF_FFF0L, false, 1);
    pass(1);
    take(1, 2, 0xFFFF_FFF0L + 160, false, 2);

    assertThat(closed()).containsExactly(1, 2);
  }

  @Test
  void aSinkThatStandsStillEndsTheRecordingInsteadOfLosingTheMiddle() {
    for (int i = 1; i <= 400; i++) {
      now += FRAME;
      take(i);
      recording.tick(now);
    }

    var end = Objects.requireNonNull(recording.end());

    assertThat(end.cause()).isInstanceOf(Cause.BySink.class);
    assertThat(end.samples()).isGreaterThan(16_000);
  }
}
