package org.umbel.media.engine;

import org.umbel.media.Audio;
import org.umbel.media.rtp.Reception.Arrival;

/// The last second of what a party of a bridge has said, by position. Short gaps in its time are
/// silence, so that what follows is heard when it is due; after a longer one it goes on without.
/// Belongs to the media thread.
final class Spoken {
  private static final int CAPACITY = 1 << 13;

  /// The longest gap that is kept, in samples.
  private static final int LONGEST_GAP = 120 * Audio.PER_MILLI;

  private static final short[] NOTHING = {};

  private short[] samples = NOTHING; // made when somebody speaks
  private long end;
  private int breaks;
  private int expected;

  /// Appends what was decoded.
  void add(Decoding decoding, Arrival arrival) {
    if (samples.length == 0) {
      samples = new short[CAPACITY];
      expected = decoding.timestamp();
    }
    int gap = (decoding.timestamp() - expected) / decoding.units();
    if (arrival == Arrival.RESTARTED || gap < 0 || gap > LONGEST_GAP) {
      breaks++;
    } else {
      for (int i = 0; i < gap; i++) {
        put((short) 0);
      }
    }
    for (int i = 0; i < decoding.count(); i++) {
      put(decoding.samples()[i]);
    }
    expected = decoding.timestamp() + decoding.count() * decoding.units();
  }

  private void put(short sample) {
    samples[(int) end & (CAPACITY - 1)] = sample;
    end++;
  }

  /// Behind the last sample.
  long end() {
    return end;
  }

  /// How often time has jumped.
  int breaks() {
    return breaks;
  }

  /// What was said at a position of the last second.
  short at(long position) {
    return samples[(int) position & (CAPACITY - 1)];
  }
}
