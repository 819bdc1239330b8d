package org.umbel.voices.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ShortBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelephoneTest {
  private static final int RATE = 8_000;

  /// A second of silence, a second of a tone, and another of silence.
  private static ShortBuffer toneBetweenSilences(double hertz, double amplitude) {
    short[] samples = new short[3 * RATE];
    for (int i = RATE; i < 2 * RATE; i++) {
      samples[i] =
          (short) Math.round(amplitude * 32_767 * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return ShortBuffer.wrap(samples);
  }

  private static double level(ShortBuffer sound) {
    float[] samples = new float[sound.remaining()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = sound.get(i) / 32_768f;
    }
    return Level.active(samples, RATE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.2, 0.99})
  void howeverLoudAnEngineIsAllIsHeardAtOneLevel(double amplitude) {
    var sound = Telephone.telephone(toneBetweenSilences(1_000, amplitude), 1, 0);

    assertThat(level(sound)).isCloseTo(Telephone.LEVEL, within(0.3));
  }

  @Test
  void halfTheVolumeIsSixDecibelsLess() {
    var sound = Telephone.telephone(toneBetweenSilences(1_000, 0.2), 0.5, 0);

    assertThat(level(sound)).isCloseTo(Telephone.LEVEL - 6, within(0.3));
  }

  @Test
  void theSilenceAroundIsLeftOutAndTheRestIsAdded() {
    var sound = Telephone.telephone(toneBetweenSilences(1_000, 0.2), 1, 800);

    assertThat(sound.remaining()).isBetween(RATE + 800, RATE + 800 + RATE / 20);
    assertThat(sound.get(sound.remaining() - 700)).isZero();
  }

  @Test
  void nothingIsHeardOfAnEngineThatWasSilent() {
    assertThat(Telephone.telephone(ShortBuffer.allocate(RATE), 1, 800).remaining()).isZero();
    assertThat(Telephone.telephone(ShortBuffer.allocate(0), 1, 800).remaining()).isZero();
  }

  @Test
  void noSampleIsCut() {
    var sound = Telephone.telephone(toneBetweenSilences(500, 0.9), 1.5, 0);

    for (int i = 0; i < sound.remaining(); i++) {
      assertThat(Math.abs(sound.get(i))).isLessThan((short) 29_500);
    }
  }
}
