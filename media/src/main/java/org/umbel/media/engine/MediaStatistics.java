package org.umbel.media.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.media.srtp.SrtpSuite;

/// What a session saw so far. Scores are estimated mean opinion scores, 1 (bad) … 4.5, by the
/// E-model of ITU-T G.107 simplified to delay, loss and codec.
///
/// @param codec the name of what we speak; empty before an agreement
/// @param encryption how packets are sealed; empty when they go plain
/// @param in what came from the peer
/// @param out what went to the peer
/// @param roundTrip by the last RTCP report, when there was one (RFC 3550 §6.4.1)
public record MediaStatistics(
    Optional<String> codec,
    Optional<SrtpSuite> encryption,
    In in,
    Out out,
    Optional<Duration> roundTrip) {

  /// @param packets RTP packets taken, not counting any below but `late`
  /// @param octets payload bytes in them
  /// @param lost packets missing by their sequence numbers (RFC 3550 A.3); falls when late ones
  ///   come
  /// @param late packets too late for a recording in progress
  /// @param duplicates packets received again
  /// @param strangers packets of others than the peer: from other addresses, or of another source
  ///   while the peer's is heard
  /// @param malformed datagrams that were no RTP or RTCP, or of no payload type agreed on
  /// @param unauthentic datagrams sealed with another key, or not at all
  /// @param replayed sealed datagrams that had come before
  /// @param jitter the estimate of RFC 3550 §6.4.1; arrival times are known to 20 ms
  /// @param score of the peer's speech as it reached us; empty when nothing came
  /// @param keys pressed by the peer, the last 64
  public record In(
      long packets,
      long octets,
      long lost,
      long late,
      long duplicates,
      long strangers,
      long malformed,
      long unauthentic,
      long replayed,
      Duration jitter,
      Optional<Double> score,
      List<KeyPressed> keys) {
    public In {
      keys = List.copyOf(keys);
    }
  }

  /// @param packets RTP packets sent
  /// @param octets payload bytes in them
  /// @param unsent packets the operating system did not take
  /// @param seen how they reached the peer, by its last RTCP report
  /// @param keys pressed by us, the last 64
  public record Out(
      long packets, long octets, long unsent, Optional<Seen> seen, List<KeyPressed> keys) {
    public Out {
      keys = List.copyOf(keys);
    }
  }

  /// @param lost packets of ours the peer misses; negative when it got some twice
  /// @param jitter as the peer estimates it
  /// @param score of our speech as it reached the peer
  public record Seen(long lost, Duration jitter, double score) {}
}
