package org.umbel.testkit.sound;

import java.time.Duration;
import java.util.Arrays;

/// A piece of sound: 16-bit samples, 8 000 a second, one channel. Not changed once made.
public final class Sound {
  /// Samples in a second.
  public static final int RATE = 8_000;

  /// Full scale of a sample.
  static final double FULL = 32_768;

  private final short[] samples;

  private Sound(short[] samples) {
    this.samples = samples;
  }

  public static Sound of(short[] samples) {
    return new Sound(samples.clone());
  }

  /// So much silence.
  public static Sound silence(Duration time) {
    return new Sound(new short[count(time)]);
  }

  /// A tone that glides from 300 to 3 300 Hz, as loud as speech. Nothing else resembles it at more
  /// than one place, so it shows to the sample where it was heard.
  public static Sound sweep(Duration time) {
    var samples = new short[count(time)];
    double seconds = samples.length / (double) RATE;
    for (int i = 0; i < samples.length; i++) {
      double t = i / (double) RATE;
      double phase = 2 * Math.PI * (300 * t + 3_000 * t * t / (2 * seconds));
      samples[i] = (short) Math.round(0.3 * FULL * Math.sin(phase));
    }
    return new Sound(samples);
  }

  /// A steady tone at −8 dBFS.
  public static Sound tone(double hertz, Duration time) {
    return tones(hertz, hertz, time, 0.2);
  }

  /// The tones of the keys (ITU-T Q.23): each 100 ms with 100 ms between them, at −14 dBFS a tone.
  ///
  /// @throws IllegalArgumentException when a character is no key
  public static Sound keys(String keys) {
    Sound all = silence(Duration.ZERO);
    for (int i = 0; i < keys.length(); i++) {
      char key = keys.charAt(i);
      int place = "123A456B789C*0#D".indexOf(key);
      if (place < 0) {
        throw new IllegalArgumentException("no key: " + key);
      }
      double low = new double[] {697, 770, 852, 941}[place / 4];
      double high = new double[] {1209, 1336, 1477, 1633}[place % 4];
      all =
          all.then(tones(low, high, Duration.ofMillis(100), 0.2))
              .then(silence(Duration.ofMillis(100)));
    }
    return all;
  }

  private static Sound tones(double low, double high, Duration time, double amplitude) {
    var samples = new short[count(time)];
    for (int i = 0; i < samples.length; i++) {
      double t = 2 * Math.PI * i / RATE;
      samples[i] = (short) Math.round(amplitude * FULL * (Math.sin(low * t) + Math.sin(high * t)));
    }
    return new Sound(samples);
  }

  /// This sound with another one behind it.
  public Sound then(Sound next) {
    var both = Arrays.copyOf(samples, samples.length + next.samples.length);
    System.arraycopy(next.samples, 0, both, samples.length, next.samples.length);
    return new Sound(both);
  }

  /// The part between two places; what lies beyond the end is left out.
  public Sound part(Duration from, Duration to) {
    int start = Math.min(count(from), samples.length);
    return new Sound(
        Arrays.copyOfRange(samples, start, Math.clamp(count(to), start, samples.length)));
  }

  public Duration duration() {
    return time(samples.length);
  }

  /// How loud it is on average, in dB below full scale; −200 for digital silence.
  public double level() {
    return level(0, samples.length);
  }

  /// From the first to the last moment louder than −45 dBFS, to 10 ms; empty when there is none.
  public Sound sounding() {
    int window = RATE / 100;
    int first = -1;
    int last = -1;
    for (int at = 0; at + window <= samples.length; at += window) {
      if (level(at, at + window) > -45) {
        first = first < 0 ? at : first;
        last = at + window;
      }
    }
    return first < 0 ? silence(Duration.ZERO) : new Sound(Arrays.copyOfRange(samples, first, last));
  }

  /// Looks for this sound in what was heard.
  public Match in(Sound heard) {
    return Correlation.find(samples, heard.samples);
  }

  /// The samples, a copy.
  public short[] samples() {
    return samples.clone();
  }

  int length() {
    return samples.length;
  }

  short sample(int at) {
    return samples[at];
  }

  double level(int from, int to) {
    double energy = 0;
    for (int i = from; i < to; i++) {
      energy += (double) samples[i] * samples[i];
    }
    return to > from ? 20 * Math.log10(Math.sqrt(energy / (to - from)) / FULL + 1e-10) : -200;
  }

  static int count(Duration time) {
    return Math.toIntExact(time.toNanos() * RATE / 1_000_000_000L);
  }

  static Duration time(long samples) {
    return Duration.ofNanos(samples * (1_000_000_000L / RATE));
  }

  @Override
  public String toString() {
    return String.format("%d ms of sound at %.1f dBFS", duration().toMillis(), level());
  }
}
