package org.umbel.testkit.sound;

import java.util.Arrays;

/// Finds one sound in another by normalised cross-correlation.
final class Correlation {
  private static final int HALF_SECOND = Sound.RATE / 2;
  private static final int SLIDE = Sound.RATE / 4;
  private static final double QUIET = -45;

  private Correlation() {}

  static Match find(short[] played, short[] heard) {
    if (played.length == 0) {
      throw new IllegalArgumentException("nothing to look for");
    }
    short[] room = heard.length < played.length ? Arrays.copyOf(heard, played.length) : heard;
    var best = best(played, room);
    var sound = Sound.of(played);
    int windows = 0;
    int found = 0;
    for (int at = 0; at + HALF_SECOND <= played.length; at += HALF_SECOND) {
      if (sound.level(at, at + HALF_SECOND) > QUIET) {
        windows++;
        found += windowFound(played, room, at, best.at() + at) ? 1 : 0;
      }
    }
    double gain = Sound.of(room).level(best.at(), best.at() + played.length) - sound.level();
    return new Match(Sound.time(best.at()), best.value(), found, windows, gain);
  }

  private static boolean windowFound(short[] played, short[] heard, int at, int expected) {
    int from = Math.clamp(expected - SLIDE, 0, heard.length);
    int to = Math.min(heard.length, expected + HALF_SECOND + SLIDE);
    if (to - from < HALF_SECOND) {
      return false;
    }
    short[] window = Arrays.copyOfRange(played, at, at + HALF_SECOND);
    return best(window, Arrays.copyOfRange(heard, from, to)).value() > 0.7;
  }

  private record Best(int at, double value) {}

  /// The place where `played` fits best into `heard`, which is at least as long.
  private static Best best(short[] played, short[] heard) {
    double[] products = Fourier.correlate(played, heard);
    double energy = 0;
    for (short sample : played) {
      energy += (double) sample * sample;
    }
    double around = 0;
    for (int i = 0; i < played.length; i++) {
      around += (double) heard[i] * heard[i];
    }
    var best = new Best(0, 0);
    for (int at = 0; at + played.length <= heard.length; at++) {
      double value = products[at] / (Math.sqrt(energy) * Math.sqrt(Math.max(around, 0)) + 1e-6);
      // A stretch of near silence resembles anything; it must not win.
      if (around * 1_000 > energy && value > best.value()) {
        best = new Best(at, value);
      }
      if (at + played.length < heard.length) {
        around += (double) heard[at + played.length] * heard[at + played.length];
        around -= (double) heard[at] * heard[at];
      }
    }
    return best;
  }
}
