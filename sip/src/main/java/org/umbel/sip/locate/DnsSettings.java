package org.umbel.sip.locate;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How names are looked up.
///
/// @param servers name servers, asked in this order; none for those of the system
/// @param patience how long one of them may take to answer
/// @param tries how often each is asked before the question counts as unanswered
/// @param hosts a file of addresses that comes before every name server, as `/etc/hosts` is
///   written; empty for that of the system
public record DnsSettings(
    List<InetSocketAddress> servers, Duration patience, int tries, Optional<Path> hosts) {

  /// The system's name servers and hosts file, 1.5 s, 2 tries.
  public static final DnsSettings DEFAULT =
      new DnsSettings(List.of(), Duration.ofMillis(1500), 2, Optional.empty());

  /// @throws IllegalArgumentException when there is no try or no time
  public DnsSettings {
    if (tries < 1 || !patience.isPositive())
      throw new IllegalArgumentException(tries + " tries of " + patience);
    servers = List.copyOf(servers);
  }

  public DnsSettings withServers(List<InetSocketAddress> changed) {
    return new DnsSettings(changed, patience, tries, hosts);
  }

  public DnsSettings withPatience(Duration changed, int changedTries) {
    return new DnsSettings(servers, changed, changedTries, hosts);
  }

  public DnsSettings withHosts(Path changed) {
    return new DnsSettings(servers, patience, tries, Optional.of(changed));
  }
}
