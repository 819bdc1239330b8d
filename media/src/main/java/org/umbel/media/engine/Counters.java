package org.umbel.media.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.umbel.media.engine.MediaStatistics.In;
import org.umbel.media.engine.MediaStatistics.Out;
import org.umbel.media.engine.MediaStatistics.Seen;
import org.umbel.media.rtp.Reception;
import org.umbel.media.sdp.AudioStream;
import org.umbel.media.srtp.SrtpKeys;
import org.umbel.media.srtp.SrtpReceiver;

/// A session's counts. Written by its media thread alone, which publishes them at each tick; read
/// by anyone.
final class Counters {
  private static final AtomicLongFieldUpdater<Counters> PUBLISHED =
      AtomicLongFieldUpdater.newUpdater(Counters.class, "published");

  long packetsIn;
  long octetsIn;
  long packetsOut;
  long octetsOut;
  long late;
  long strangers;
  long malformed;
  long unsent;
  private long unauthentic;
  private long replayed;

  /// In nanoseconds; negative when unknown.
  long roundTrip = -1;

  private long lost;
  private long duplicates;
  private long jitter;

  /// What the peer's last report said.
  private boolean peerReported;

  private long peerLost;
  private long peerJitter;

  /// What makes the others visible; without the barrier of a volatile, since written at each tick.
  private volatile long published;

  /// Touches what the next packet needs; the value means nothing ([Stream#serve]).
  long glance() {
    return packetsIn + published;
  }

  /// Counts what became of a sealed packet.
  ///
  /// @return whether it is the peer's
  boolean opened(SrtpReceiver.Verdict verdict) {
    switch (verdict) {
      case AUTHENTIC -> {
        return true;
      }
      case UNAUTHENTIC -> unauthentic++;
      case REPLAYED -> replayed++;
    }
    return false;
  }

  /// Takes what the peer reports on our packets.
  ///
  /// @param jitterUnits timestamp units, unsigned
  void peerSees(long lostThere, int jitterUnits) {
    peerReported = true;
    peerLost = lostThere;
    peerJitter = Integer.toUnsignedLong(jitterUnits);
  }

  /// Makes the counts visible to other threads.
  void publish(Reception reception) {
    lost = reception.lost();
    duplicates = reception.duplicates();
    jitter = reception.jitterNanos();
    PUBLISHED.lazySet(this, packetsIn + packetsOut);
  }

  /// @param agreed what is spoken; null before an agreement
  MediaStatistics snapshot(
      @Nullable AudioStream agreed, List<KeyPressed> heard, List<KeyPressed> pressed) {
    if (published < 0) { // orders the plain reads after it
      throw new IllegalStateException("more packets than there are numbers");
    }
    var trip =
        roundTrip < 0 ? Optional.<Duration>empty() : Optional.of(Duration.ofNanos(roundTrip));
    var ways = agreed == null ? null : new Way(agreed, trip.orElse(Duration.ZERO));
    var seen = ways == null || !peerReported ? Optional.<Seen>empty() : Optional.of(seen(ways));
    return new MediaStatistics(
        ways == null ? Optional.empty() : Optional.of(ways.codec()),
        agreed == null ? Optional.empty() : agreed.keys().map(SrtpKeys::suite),
        in(ways, heard),
        new Out(packetsOut, octetsOut, unsent, seen, pressed),
        trip);
  }

  private In in(@Nullable Way way, List<KeyPressed> heard) {
    var unsteady = Duration.ofNanos(jitter);
    var score =
        way == null || packetsIn == 0
            ? Optional.<Double>empty()
            : Optional.of(way.score(lost + late, packetsIn + lost, unsteady));
    return new In(
        packetsIn,
        octetsIn,
        lost,
        late,
        duplicates,
        strangers,
        malformed,
        unauthentic,
        replayed,
        unsteady,
        score,
        heard);
  }

  private Seen seen(Way way) {
    var unsteady = Duration.ofNanos(peerJitter * 1_000_000_000L / way.agreed().codec().clockRate());
    return new Seen(peerLost, unsteady, way.score(peerLost, packetsOut, unsteady));
  }

  /// What speech goes through.
  private record Way(AudioStream agreed, Duration roundTrip) {
    String codec() {
      return agreed.codec().name();
    }

    double score(long missing, long sent, Duration unsteady) {
      double share = sent <= 0 ? 0 : (double) Math.max(0, missing) / sent;
      var delay = roundTrip.dividedBy(2).plus(agreed.packetTime()).plus(unsteady.multipliedBy(2));
      return VoiceQuality.score(codec(), share, delay);
    }
  }
}
