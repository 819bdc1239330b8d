package org.umbel.mail.imap;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.health.Neighbour.Condition;
import org.umbel.mail.MailServer;
import org.umbel.mail.MailServers;

/// The servers that keep mailboxes: the usual ones, and those of people whose mailbox is elsewhere
/// (ML-3). Of the latter the ones used last are remembered with their troubles, a bounded number.
/// Safe for all threads.
final class MailHosts {
  private static final int MOST = 200;

  private final MailServer usual;
  private final MailServers servers;
  private final InstantSource clock;
  private final Map<MailServer, MailServers> others = // guarded by this
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MailServer, MailServers> eldest) {
          return size() > MOST;
        }
      };

  /// @param servers the usual ones, of which the first tells port and encryption of the others
  MailHosts(List<MailServer> servers, InstantSource clock) {
    this.usual = servers.getFirst();
    this.servers = new MailServers(servers, clock);
    this.clock = clock;
  }

  /// The servers for a mailbox.
  ///
  /// @param host `HOST` or `HOST:PORT`; empty for the usual ones
  MailServers of(Optional<String> host) {
    return host.flatMap(this::server).map(this::other).orElse(servers);
  }

  /// @return empty when it is no host
  Optional<MailServer> server(String host) {
    var colon = host.lastIndexOf(':');
    var port = colon < 0 ? "" : host.substring(colon + 1);
    if (!port.matches("|[0-9]{1,5}")) {
      return Optional.empty();
    }
    try {
      var name = colon < 0 ? host : host.substring(0, colon);
      var number = port.isEmpty() ? usual.port() : Integer.parseInt(port);
      return Optional.of(new MailServer(name.strip(), number, usual.tls()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private synchronized MailServers other(MailServer server) {
    return others.computeIfAbsent(server, one -> new MailServers(List.of(one), clock));
  }

  /// Of the usual servers; the others are mentioned when something is wrong with them.
  synchronized Condition condition() {
    var now = servers.condition();
    var words = new StringBuilder(now.words());
    var well = now.well();
    for (var other : others.values()) {
      var condition = other.condition();
      if (!condition.well()) {
        words.append("; ").append(condition.words());
        well = false;
      }
    }
    return new Condition(well, words.toString());
  }

  /// The usual servers in words.
  @Override
  public String toString() {
    return servers.toString();
  }
}
