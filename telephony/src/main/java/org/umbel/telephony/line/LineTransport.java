package org.umbel.telephony.line;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.sip.transaction.Timers;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.TransportLimits;

/// Where and how a line speaks SIP (LN-1, LN-7, LN-17, LN-18).
///
/// @param listenPoints where it takes messages; at least one
/// @param timers T1, T2 and T4
/// @param limits what one peer may make it keep
/// @param origins web pages whose scripts may connect by WebSocket; empty for any
/// @param domain the name that stands for the line in From and in what phones are told to call; two
///   servers may share it. Empty: the host of the first listen point
public record LineTransport(
    List<ListenPoint> listenPoints,
    Timers timers,
    TransportLimits limits,
    Set<String> origins,
    Optional<String> domain) {

  public LineTransport {
    listenPoints = List.copyOf(listenPoints);
    origins = Set.copyOf(origins);
  }

  /// Listens there, everything else by default.
  public static LineTransport at(ListenPoint... points) {
    return new LineTransport(
        List.of(points), Timers.DEFAULT, TransportLimits.DEFAULT, Set.of(), Optional.empty());
  }

  /// The name that stands for the line: its domain, or what it advertises, or where it listens.
  public String domainName() {
    var first = listenPoints.getFirst();
    return domain.or(first::advertised).orElseGet(first::host);
  }

  /// The same as the host of a URI.
  public String domainInUri() {
    var name = domainName();
    return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
  }
}
