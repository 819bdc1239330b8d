package org.umbel.testkit.sound;

import java.time.Duration;

/// Where and how well a sound was found in another one.
///
/// @param delay where in what was heard it begins best
/// @param correlation how alike they are there: 1 is identical but for the loudness, below 0.1 is
///   something else. One sample dropped or repeated by a jitter buffer lowers it
/// @param windowsFound of the half seconds that are not silent, how many were found within 250 ms
///   of where they belong; this forgives drifting clocks
/// @param windows how many there are
/// @param gain how much louder what was heard is, in dB
public record Match(
    Duration delay, double correlation, int windowsFound, int windows, double gain) {

  /// Whether this is the same sound, for any practical purpose.
  public boolean same() {
    return correlation >= 0.8 || (windows > 0 && windowsFound * 5 >= windows * 4);
  }

  @Override
  public String toString() {
    return String.format(
        "correlation %.3f at %d ms, %d of %d half seconds, gain %.1f dB",
        correlation, delay.toMillis(), windowsFound, windows, gain);
  }
}
