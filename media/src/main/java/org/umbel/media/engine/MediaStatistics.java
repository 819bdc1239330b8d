package org.umbel.media.engine;

import java.time.Duration;
import java.util.Optional;

/// What a session's sockets saw so far.
///
/// @param packetsIn RTP packets taken, not counting any below but `late`
/// @param octetsIn payload bytes in them
/// @param packetsOut RTP packets sent
/// @param octetsOut payload bytes in them
/// @param lost packets missing by their sequence numbers (RFC 3550 A.3); falls when late ones come
/// @param late packets too late for a recording in progress
/// @param duplicates packets received again
/// @param strangers packets from other addresses than the peer's
/// @param malformed datagrams that were no RTP or RTCP, or of no payload type agreed on
/// @param unsent packets the operating system did not take
/// @param jitter the estimate of RFC 3550 §6.4.1
/// @param roundTrip by the last RTCP report, when there was one (RFC 3550 §6.4.1)
public record MediaStatistics(
    long packetsIn,
    long octetsIn,
    long packetsOut,
    long octetsOut,
    long lost,
    long late,
    long duplicates,
    long strangers,
    long malformed,
    long unsent,
    Duration jitter,
    Optional<Duration> roundTrip) {}
