package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.media.Audio;
import org.umbel.media.Key;
import org.umbel.media.engine.RecordOutcome.Cause;

@Timeout(20)
class MediaSessionTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Calls calls = new Calls();
  private final MemorySink sink = new MemorySink();

  @AfterEach
  void closeAll() {
    calls.close();
  }

  @Test
  void whatIsPlayedIsRecordedSampleBySample() throws InterruptedException {
    ShortBuffer speech = Calls.speech(Duration.ofSeconds(1), 1);
    var sounds = List.of(Audio.silence(Duration.ofMillis(500)), speech);
    var outcome = new AtomicReference<RecordOutcome>();
    try (Calls slow = Calls.inRealTime()) {
      var limits = RecordLimits.longest(Duration.ofMinutes(1));
      Thread recorder = Calls.beside(() -> outcome.set(slow.called.record(sink, limits)));

      var played = slow.caller.play(sounds, Interrupt.none());
      slow.called.close();
      recorder.join();

      assertThat(played).isEqualTo(new PlayOutcome.Played(12_000));
    }
    assertThat(outcome.get().cause()).isEqualTo(new Cause.ByClose());
    assertThat(Calls.framesIn(sink.samples(), speech)).isEqualTo(50);
    assertThat(outcome.get().speech()).isGreaterThan(Duration.ofMillis(800));
  }

  @Test
  void aKeySentAsEventIsHeardOnce() {
    calls.caller.sendKeys(Key.parse("5#5"));

    assertThat(calls.called.nextKey(SOON)).contains(Key.FIVE);
    assertThat(calls.called.nextKey(SOON)).contains(Key.HASH);
    assertThat(calls.called.nextKey(SOON)).contains(Key.FIVE);
    assertThat(calls.called.nextKey(Duration.ofMillis(500))).isEmpty();
  }

  @Test
  void aKeyInterruptsWhatPlaysAndIsTaken() {
    Calls.beside(() -> calls.caller.sendKeys(List.of(Key.ONE)));

    var outcome =
        calls.called.play(
            List.of(Audio.silence(Duration.ofSeconds(30))), Interrupt.by(Key.ONE, Key.TWO));

    assertThat(outcome).isInstanceOf(PlayOutcome.InterruptedBy.class);
    assertThat(outcome.position()).isLessThan(40_000);
    assertThat(calls.called.nextKey(Duration.ZERO)).isEmpty();
  }

  @Test
  void aKeyTypedAheadKeepsAPromptFromPlaying() {
    calls.caller.sendKeys(Key.parse("12"));

    var outcome =
        calls.called.play(List.of(Audio.silence(Duration.ofSeconds(30))), Interrupt.byAnyKept());

    assertThat(outcome).isEqualTo(new PlayOutcome.InterruptedBy(Key.ONE, 0));
    assertThat(calls.called.nextKey(SOON)).contains(Key.ONE);
    assertThat(calls.called.nextKey(SOON)).contains(Key.TWO);
  }

  @Test
  void playingMayBeginInTheMiddle() {
    var sounds =
        List.of(Audio.silence(Duration.ofSeconds(1)), Audio.silence(Duration.ofSeconds(2)));

    var outcome = calls.called.play(sounds, 20_000, Interrupt.none());

    assertThat(outcome).isEqualTo(new PlayOutcome.Played(24_000));
  }

  @Test
  void aRecordingEndsAtItsLongest() {
    var outcome = calls.called.record(sink, RecordLimits.longest(Duration.ofMillis(1_500)));

    assertThat(outcome.cause()).isEqualTo(new Cause.ByLength());
    assertThat(outcome.samples()).isEqualTo(12_000);
    assertThat(sink.samples()).hasSize(12_000);
  }

  @Test
  void silenceAfterSpeechEndsARecordingAndIsCutOff() {
    Calls.beside(
        () -> calls.caller.play(List.of(Calls.speech(Duration.ofSeconds(2), 2)), Interrupt.none()));

    var outcome =
        calls.called.record(
            sink, RecordLimits.longest(Duration.ofMinutes(1)).withSilence(Duration.ofSeconds(3)));

    assertThat(outcome.cause()).isEqualTo(new Cause.BySilence());
    assertThat(outcome.duration()).isBetween(Duration.ofMillis(2_400), Duration.ofMillis(4_000));
    assertThat(sink.samples()).hasSize(Math.toIntExact(outcome.samples()));
  }

  @Test
  void nobodySpeakingEndsARecording() {
    var outcome =
        calls.called.record(
            sink,
            RecordLimits.longest(Duration.ofMinutes(1)).withFirstSpeech(Duration.ofSeconds(4)));

    assertThat(outcome.cause()).isEqualTo(new Cause.BySilence());
    assertThat(outcome.speech()).isZero();
  }

  @Test
  void anEndKeyEndsARecordingAndOtherKeysWait() {
    Calls.beside(() -> calls.caller.sendKeys(Key.parse("1#")));

    var outcome =
        calls.called.record(
            sink, RecordLimits.longest(Duration.ofMinutes(1)).withEndKeys(Key.HASH));

    assertThat(outcome.cause()).isEqualTo(new Cause.ByKey(Key.HASH));
    assertThat(calls.called.nextKey(SOON)).contains(Key.ONE);
    assertThat(calls.called.nextKey(Duration.ZERO)).isEmpty();
  }

  @Test
  void closingWakesWhoeverWaits() throws InterruptedException {
    var failure = new AtomicReference<Throwable>();
    Thread waiting =
        Thread.ofVirtual()
            .uncaughtExceptionHandler((_, thrown) -> failure.set(thrown))
            .start(() -> calls.called.nextKey(Duration.ofMinutes(10)));

    calls.called.close();
    waiting.join();

    assertThat(failure.get()).isInstanceOf(MediaClosed.class);
    assertThatThrownBy(() -> calls.called.play(List.of(), Interrupt.none()))
        .isInstanceOf(MediaClosed.class);
    assertThat(calls.called.record(sink, RecordLimits.longest(SOON)).cause())
        .isEqualTo(new Cause.ByClose());
  }

  @Test
  void aFailingSinkEndsTheRecording() {
    var outcome =
        calls.called.record(
            new org.umbel.media.SampleSink() {
              @Override
              public void write(ShortBuffer samples) throws java.io.IOException {
                throw new java.io.IOException("disk full");
              }

              @Override
              public void cutTo(long samples) {}
            },
            RecordLimits.longest(Duration.ofMinutes(1)));

    assertThat(outcome.cause()).isInstanceOf(Cause.BySink.class);
  }

  @Test
  void aKeyOfTheSignallingIsTheSamePressAsItsEvent() {
    calls.caller.sendKeys(Key.parse("7"));
    assertThat(calls.called.nextKey(SOON)).contains(Key.SEVEN);

    calls.called.keyFromSignalling(Key.SEVEN, Duration.ofMillis(100));

    assertThat(calls.called.nextKey(Duration.ofMillis(200))).isEmpty();
  }
}
