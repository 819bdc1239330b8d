package org.umbel.media.stretch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ShortBuffer;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StretchTest {
  private static final int RATE = 8_000;

  private static ShortBuffer tone(int hertz, int samples) {
    var tone = ShortBuffer.allocate(samples);
    for (var i = 0; i < samples; i++) {
      tone.put(i, (short) (10_000 * Math.sin(2 * Math.PI * hertz * i / RATE)));
    }
    return tone;
  }

  /// How often it crosses zero upwards in a second.
  private static double pitch(ShortBuffer sound) {
    var crossed = 0;
    for (var i = 1; i < sound.remaining(); i++) {
      crossed += sound.get(i - 1) < 0 && sound.get(i) >= 0 ? 1 : 0;
    }
    return (double) crossed * RATE / sound.remaining();
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 75, 125, 150, 200})
  void theLengthChangesAndThePitchStays(int percent) {
    var heard = Stretch.at(tone(210, 3 * RATE), percent);

    assertThat(heard.remaining()).isCloseTo(3 * RATE * 100 / percent, Percentage.withPercentage(2));
    assertThat(pitch(heard)).isCloseTo(210, within(5.0));
  }

  @Test
  void aSteadyToneStaysSteady() {
    var heard = Stretch.at(tone(210, 3 * RATE), 150);

    for (var begin = 0; begin + 400 < heard.remaining(); begin += 400) {
      var loudest = 0;
      for (var i = begin; i < begin + 400; i++) {
        loudest = Math.max(loudest, Math.abs(heard.get(i)));
      }
      assertThat(loudest).as("at " + begin).isBetween(8_500, 10_500);
    }
  }

  @Test
  void theUsualSpeedIsTheSoundItself() {
    var sound = tone(210, RATE);

    assertThat(Stretch.at(sound, 100)).isSameAs(sound);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 479, 480, 481, 1_000})
  void shortSoundsAreHeardToo(int samples) {
    for (var percent = 50; percent <= 200; percent += 25) {
      var heard = Stretch.at(tone(300, samples), percent).remaining();

      assertThat(heard).isBetween(samples / 3, samples * 2 + 480);
    }
  }

  @Test
  void onlyWhatIsLeftOfTheSoundIsHeard() {
    var sound = tone(210, 2 * RATE).position(RATE);

    assertThat(Stretch.at(sound, 200).remaining()).isCloseTo(RATE / 2, within(RATE / 20));
    assertThat(sound.position()).isEqualTo(RATE);
  }

  @Test
  void otherSpeedsAreRefused() {
    assertThatThrownBy(() -> Stretch.at(tone(210, RATE), 40))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("40 percent");
  }
}
