package org.umbel.voices.sound;

import java.nio.ShortBuffer;
import java.util.Arrays;
import org.umbel.domain.speech.Voice;

/// Makes an engine's sound like the recorded prompts: nothing below 150 Hz, a little brighter so
/// that consonants survive, all at one level, without silence around it (docs/adr/0003).
public final class Telephone {
  /// Decibels of full scale, of the active level; that of the prompts.
  static final double LEVEL = -17;

  private static final int STEP = Voice.SAMPLE_RATE / 200;
  private static final double HEARD = 45; // decibels below the loudest, where soft consonants are
  private static final double SILENT = -60; // decibels of full scale
  private static final float KNEE = 0.5f;
  private static final float PEAK = 0.89f;

  private Telephone() {}

  /// The sound and a rest after it; nothing when the engine was silent.
  ///
  /// @param spoken 16-bit linear at 8 000 samples a second
  /// @param volume 1 for as loud as the prompts
  /// @param rest in samples
  public static ShortBuffer telephone(ShortBuffer spoken, double volume, int rest) {
    float[] sound = trimmed(spoken);
    if (sound.length == 0) {
      return ShortBuffer.allocate(0).asReadOnlyBuffer();
    }
    Biquad.highShelf(3_000, 5, Voice.SAMPLE_RATE).over(sound);
    Biquad.highPass(150, 0.541, Voice.SAMPLE_RATE).over(sound); // Butterworth's fourth order
    Biquad.highPass(150, 1.307, Voice.SAMPLE_RATE).over(sound);
    soften(sound);
    return levelled(sound, volume, rest);
  }

  private static float[] trimmed(ShortBuffer spoken) {
    float[] samples = new float[spoken.remaining()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = spoken.get(spoken.position() + i) / 32_768f;
    }
    double[] powers = Level.powers(samples, STEP);
    double loudest = Level.loudest(powers);
    double heard = loudest / Math.pow(10, HEARD / 10);
    if (Level.decibels(loudest) < SILENT) {
      return new float[0];
    }
    int first = 0;
    while (powers[first] < heard) {
      first++;
    }
    int last = powers.length - 1;
    while (powers[last] < heard) {
      last--;
    }
    int end = Math.min(samples.length, (last + 4) * STEP);
    return Arrays.copyOfRange(samples, Math.max(0, first - 2) * STEP, end);
  }

  /// No click at either end.
  private static void soften(float[] samples) {
    int rise = Math.min(samples.length, Voice.SAMPLE_RATE / 250);
    int fall = Math.min(samples.length, Voice.SAMPLE_RATE / 40);
    for (int i = 0; i < rise; i++) {
      samples[i] *= (float) i / rise;
    }
    for (int i = 0; i < fall; i++) {
      samples[samples.length - 1 - i] *= (float) i / fall;
    }
  }

  private static ShortBuffer levelled(float[] samples, double volume, int rest) {
    double active = Level.active(samples, Voice.SAMPLE_RATE);
    float gain = (float) (volume * Math.pow(10, (LEVEL - active) / 20));
    short[] made = new short[samples.length + rest];
    for (int i = 0; i < samples.length; i++) {
      made[i] = (short) Math.round(bent(samples[i] * gain) * 32_767);
    }
    return ShortBuffer.wrap(made).asReadOnlyBuffer();
  }

  /// The few peaks above −6 dB are bent to stay below −1.
  private static float bent(float sample) {
    float size = Math.abs(sample);
    if (size <= KNEE) {
      return sample;
    }
    double over = Math.tanh((size - KNEE) / (PEAK - KNEE));
    return Math.copySign((float) (KNEE + (PEAK - KNEE) * over), sample);
  }
}
