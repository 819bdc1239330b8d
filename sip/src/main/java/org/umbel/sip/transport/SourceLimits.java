package org.umbel.sip.transport;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a single source may do before it is throttled. A source is an IPv4 address, or the 64 bits
/// that the owner of an IPv6 network cannot choose.
///
/// @param connections stream connections at once that it has opened
/// @param handshakes connections at once that it has opened and not finished to make
/// @param unfinishedBytes of messages it has begun to send by streams, all connections together
/// @param requests new requests a second outside dialogs, over a longer time
/// @param burst new requests at once
/// @param offences broken messages by streams, and failed logins, that are put up with; each second
///   makes up for one, and each good message for a broken one. Over UDP broken messages cost
///   nothing, as anybody can send them in the name of others.
/// @param pause for how long nothing is taken from a source that offends more
/// @param trusted sources without these limits
public record SourceLimits(
    int connections,
    int handshakes,
    int unfinishedBytes,
    int requests,
    int burst,
    int offences,
    Duration pause,
    List<Subnet> trusted) {

  /// 1 000 connections, 200 handshakes, 4 MB, 2 000 requests a second and 10 000 at once, 50
  /// offences, 1 min. This machine itself is trusted: whoever speaks from here may be a proxy that
  /// speaks for all the world.
  public static final SourceLimits DEFAULT =
      new SourceLimits(
          1_000,
          200,
          4 * 1024 * 1024,
          2_000,
          10_000,
          50,
          Duration.ofMinutes(1),
          List.of(Subnet.parse("127.0.0.0/8"), Subnet.parse("::1")));

  /// Everything is put up with, for networks without strangers.
  public static final SourceLimits NONE =
      new SourceLimits(
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Duration.ZERO,
          List.of());

  public SourceLimits {
    trusted = List.copyOf(trusted);
  }

  /// The same limits, but not for these.
  public SourceLimits trusting(Subnet... more) {
    var all = new ArrayList<>(trusted);
    all.addAll(List.of(more));
    return new SourceLimits(
        connections, handshakes, unfinishedBytes, requests, burst, offences, pause, all);
  }

  boolean trusts(InetAddress address) {
    for (var subnet : trusted) if (subnet.contains(address)) return true;
    return false;
  }
}
