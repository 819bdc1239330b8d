package org.umbel.media.engine;

import java.time.Duration;
import java.util.Optional;
import org.umbel.media.rtp.Reception;

/// A session's counts. Written by its media thread alone, which publishes them at each tick; read
/// by anyone.
final class Counters {
  long packetsIn;
  long octetsIn;
  long packetsOut;
  long octetsOut;
  long late;
  long strangers;
  long malformed;
  long unsent;

  /// In nanoseconds; negative when unknown.
  long roundTrip = -1;

  private long lost;
  private long duplicates;
  private long jitter;

  private volatile long published;

  /// Makes the counts visible to other threads.
  void publish(Reception reception) {
    lost = reception.lost();
    duplicates = reception.duplicates();
    jitter = reception.jitterNanos();
    published = packetsIn + packetsOut;
  }

  MediaStatistics snapshot() {
    if (published < 0) { // the volatile read that orders the plain ones after it
      throw new IllegalStateException("more packets than there are numbers");
    }
    return new MediaStatistics(
        packetsIn,
        octetsIn,
        packetsOut,
        octetsOut,
        lost,
        late,
        duplicates,
        strangers,
        malformed,
        unsent,
        Duration.ofNanos(jitter),
        roundTrip < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(roundTrip)));
  }
}
