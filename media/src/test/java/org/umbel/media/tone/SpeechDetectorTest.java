package org.umbel.media.tone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeechDetectorTest {
  private final SpeechDetector detector = new SpeechDetector();
  private final Random random = new Random(1);

  /// How many of the frames of noise at a level are taken for speech.
  private int speechIn(int frames, double level) {
    int speech = 0;
    short[] frame = new short[SpeechDetector.FRAME];
    for (int i = 0; i < frames; i++) {
      for (int k = 0; k < frame.length; k++) {
        frame[k] = (short) (random.nextGaussian() * level);
      }
      speech += detector.isSpeech(frame, 0) ? 1 : 0;
    }
    return speech;
  }

  @Test
  void nothingIsSilence() {
    assertThat(speechIn(100, 0)).isZero();
  }

  @Test
  void voicesAreSpeechFromTheStart() {
    assertThat(speechIn(50, 1_500)).isGreaterThan(46);
  }

  @Test
  void aNoisyLineTurnsIntoSilenceAndSpeechAboveItIsHeard() {
    speechIn(400, 300);

    assertThat(speechIn(100, 300)).isZero();
    assertThat(speechIn(50, 2_500)).isGreaterThan(46);
    assertThat(speechIn(100, 300)).isLessThan(6);
  }

  @Test
  void aClickIsNoSpeech() {
    speechIn(100, 20);

    assertThat(speechIn(2, 4_000)).isZero();
    assertThat(speechIn(100, 20)).isZero();
  }
}
