package org.umbel.sip.transport;

import java.time.Duration;

/// What one peer can make the transports keep.
///
/// @param messageBytes the largest message taken from a stream, head and body; a larger one ends
///   the connection (a datagram cannot exceed 64 KB by itself)
/// @param connections stream connections at once, both ways; a further one is closed as it comes
/// @param unfinished how long the rest of a message that has begun to arrive may take
/// @param idle how long a connection stays without a byte from the peer
/// @param connect how long a connection may take to come about
/// @param queuedBytes what may wait for a peer that reads slowly; beyond it the connection is ended
public record TransportLimits(
    int messageBytes,
    int connections,
    Duration unfinished,
    Duration idle,
    Duration connect,
    int queuedBytes) {

  /// 64 KB, 10 000 connections, 10 s, 1 h, 5 s and 1 MB.
  public static final TransportLimits DEFAULT =
      new TransportLimits(
          65_536,
          10_000,
          Duration.ofSeconds(10),
          Duration.ofHours(1),
          Duration.ofSeconds(5),
          1_048_576);
}
