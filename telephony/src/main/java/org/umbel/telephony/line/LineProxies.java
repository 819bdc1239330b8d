package org.umbel.telephony.line;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.umbel.sip.locate.FailOver;
import org.umbel.sip.message.SipUri;

/// Where the calls out of a line go (LN-5, LN-7).
///
/// @param servers in the order they are tried, such as `sip:192.0.2.1:5068;transport=tcp`; one
///   without a port is found by NAPTR and SRV records (RFC 3263). Empty: a call goes where its URI
///   says
/// @param retryable statuses after which a call in set-up goes to the next server
/// @param connect how long a server may take to its first sign of life before the next is tried
/// @param tries servers a call is sent to at most
/// @param probe pause between two OPTIONS to each server; zero asks never
public record LineProxies(
    List<SipUri> servers, Set<Integer> retryable, Duration connect, int tries, Duration probe) {

  /// No servers.
  public static final LineProxies NONE =
      new LineProxies(List.of(), Set.of(), Duration.ofSeconds(2), 3, Duration.ZERO);

  public LineProxies {
    servers = List.copyOf(servers);
    retryable = Set.copyOf(retryable);
  }

  FailOver failOver() {
    return new FailOver(connect, tries, retryable);
  }
}
