package org.umbel.codecs;

import java.util.Random;
import org.umbel.media.Audio;

/// Sounds for codecs to be judged by.
final class Voice {
  private Voice() {}

  /// Something like a voice: the harmonics of a moving pitch, shaped by vowels, in syllables.
  static short[] speech(int seconds) {
    double[][] vowels = {{700, 1_200}, {300, 2_200}, {500, 900}, {400, 1_900}};
    short[] samples = new short[seconds * Audio.RATE];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      double time = (double) i / Audio.RATE;
      double pitch = 130 + 25 * Math.sin(2 * Math.PI * 0.7 * time);
      phase += 2 * Math.PI * pitch / Audio.RATE;
      double[] vowel = vowels[(int) (time * 3) % vowels.length];
      double sum = 0;
      for (int harmonic = 1; harmonic * pitch < 3_300; harmonic++) {
        sum += formants(vowel, harmonic * pitch) * Math.sin(harmonic * phase);
      }
      double syllable = Math.max(0, Math.sin(2 * Math.PI * 1.5 * time));
      samples[i] = (short) (6_000 * syllable * sum);
    }
    return samples;
  }

  private static double formants(double[] vowel, double frequency) {
    double level = 0.02;
    for (double formant : vowel) {
      double off = (frequency - formant) / 120;
      level += 1 / (1 + off * off);
    }
    return level;
  }

  static short[] tone(double frequency, int rate, int count) {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * frequency * i / rate));
    }
    return samples;
  }

  static byte[] noise(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /// Root mean square.
  static double level(short[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  /// How alike two sounds are, 1 for the same up to loudness and a delay of at most 30 ms.
  static double likeness(short[] said, short[] heard) {
    double best = 0;
    int length = Math.min(said.length, heard.length) - 240;
    for (int delay = 0; delay < 240; delay++) {
      double product = 0;
      double ofSaid = 0;
      double ofHeard = 0;
      for (int i = 0; i < length; i++) {
        product += (double) said[i] * heard[i + delay];
        ofSaid += (double) said[i] * said[i];
        ofHeard += (double) heard[i + delay] * heard[i + delay];
      }
      best = Math.max(best, product / Math.sqrt(ofSaid * ofHeard + 1));
    }
    return best;
  }
}
