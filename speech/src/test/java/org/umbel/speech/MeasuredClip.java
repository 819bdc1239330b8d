package org.umbel.speech;

import java.nio.ShortBuffer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// A clip under measurement. Levels in dBFS, of mean power.
record MeasuredClip(String id, String text, ShortBuffer audio) {
  private static final int FRAME = 160; // 20 ms
  private static final double SILENT = -55;

  /// Of the frames within 15 dB of the loudest one.
  double activeLevel() {
    var floor = powers().max().orElseThrow() / Math.pow(10, 1.5);
    return decibels(powers().filter(power -> power > floor).average().orElseThrow());
  }

  int peak() {
    return IntStream.range(0, audio.limit()).map(i -> Math.abs(audio.get(i))).max().orElseThrow();
  }

  double lastLevel() {
    return decibels(power(audio.limit() - 40, 40));
  }

  int silenceBefore() {
    return 20 * (int) powers().takeWhile(power -> decibels(power) < SILENT).count();
  }

  int silenceAfter() {
    var levels = powers().map(MeasuredClip::decibels).toArray();
    int last = levels.length - 1;
    while (last >= 0 && levels[last] < SILENT) {
      last--;
    }
    return 20 * (levels.length - 1 - last);
  }

  double millisecondsALetter() {
    return audio.limit() / 8.0 / text.chars().filter(Character::isLetter).count();
  }

  @Override
  public String toString() {
    return "%s \"%s\": %.1f dBFS, peak %d, end %.0f dBFS, %d ms before, %d ms after, %.0f ms a letter"
        .formatted(
            id,
            text,
            activeLevel(),
            peak(),
            lastLevel(),
            silenceBefore(),
            silenceAfter(),
            millisecondsALetter());
  }

  private DoubleStream powers() {
    return IntStream.range(0, audio.limit() / FRAME).mapToDouble(f -> power(f * FRAME, FRAME));
  }

  private double power(int from, int samples) {
    return IntStream.range(from, from + samples)
        .mapToDouble(i -> audio.get(i) / 32_768.0)
        .map(sample -> sample * sample)
        .average()
        .orElseThrow();
  }

  private static double decibels(double power) {
    return 10 * Math.log10(power + 1e-12);
  }
}
