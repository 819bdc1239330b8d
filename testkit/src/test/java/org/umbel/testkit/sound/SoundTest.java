package org.umbel.testkit.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundTest {
  private final Sound sweep = Sound.sweep(Duration.ofSeconds(4));

  @Test
  void aSweepIsFoundToTheMillisecondWhereItBegins() {
    Sound heard = Sound.silence(Duration.ofMillis(1234)).then(sweep).then(Sound.keys("12"));

    var match = sweep.in(heard);

    assertThat(match.delay()).isEqualTo(Duration.ofMillis(1234));
    assertThat(match.correlation()).isCloseTo(1, within(0.001));
    assertThat(match.gain()).isCloseTo(0, within(0.01));
    assertThat(match.same()).isTrue();
  }

  @Test
  void anotherSoundIsNotTheSame() {
    var match = sweep.in(Sound.tone(440, Duration.ofSeconds(8)));

    assertThat(match.same()).as(match.toString()).isFalse();
  }

  @Test
  void silenceIsNotTheSame() {
    var match = sweep.in(Sound.silence(Duration.ofSeconds(8)));

    assertThat(match.same()).as(match.toString()).isFalse();
  }

  @Test
  void aSoundWithHalfASecondMissingIsStillTheSameButFewerWindowsAreFound() {
    Sound holed =
        sweep
            .part(Duration.ZERO, Duration.ofSeconds(2))
            .then(Sound.silence(Duration.ofMillis(500)))
            .then(sweep.part(Duration.ofMillis(2500), Duration.ofSeconds(4)));

    var match = sweep.in(holed);

    assertThat(match.windows()).isEqualTo(8);
    assertThat(match.windowsFound()).isEqualTo(7);
  }

  @Test
  void theSoundingPartLeavesOutTheSilenceAround() {
    Sound padded =
        Sound.silence(Duration.ofSeconds(1)).then(sweep).then(Sound.silence(Duration.ofSeconds(2)));

    assertThat(padded.sounding().duration()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void aWavFileIsReadAsItWasWritten(@TempDir Path folder) {
    WavFile.write(sweep, folder.resolve("sweep.wav"));

    assertThat(WavFile.read(folder.resolve("sweep.wav")).samples()).isEqualTo(sweep.samples());
  }

  @Test
  void bothLawsKeepASampleWithinTheirStep() {
    for (Law law : Law.values()) {
      for (int sample : new int[] {0, 1, -1, 100, -100, 5_000, -20_000, 32_000}) {
        assertThat((int) law.expand(law.compress((short) sample)))
            .as("%s of %d", law, sample)
            .isCloseTo(sample, within(8 + Math.abs(sample) / 30));
      }
    }
  }

  @Test
  void bothLawsExpandTheirKnownOctets() {
    // ITU-T G.711, tables 1 and 2: silence and the largest values
    assertThat(Law.MU.expand((byte) 0xff)).isZero();
    assertThat(Law.MU.expand((byte) 0x80)).isEqualTo((short) 32_124);
    assertThat(Law.A.expand((byte) 0xd5)).isEqualTo((short) 8);
    assertThat(Law.A.expand((byte) 0xaa)).isEqualTo((short) 32_256);
  }

  @Test
  void keysAreTwoTonesAndAPauseEach() {
    Sound keys = Sound.keys("1#");

    assertThat(keys.duration()).isEqualTo(Duration.ofMillis(400));
    assertThat(Arrays.stream(new int[] {0, 200}))
        .allSatisfy(from ->
            assertThat(keys.part(Duration.ofMillis(from), Duration.ofMillis(from + 100)).level())
                .isCloseTo(-14, within(0.5)));
  }
}
