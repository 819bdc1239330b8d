package org.umbel.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.imap.ReferralException;
import org.umbel.domain.health.Neighbour.Condition;

/// Mail servers of which one is as good as the other, tried in order. One that did not answer is
/// left alone for a while, so that nobody waits for it again and again. Safe for all threads.
public final class MailServers {
  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofSeconds(30);

  private final List<MailServer> servers;
  private final InstantSource clock;
  private final Map<MailServer, Trouble> troubles = new LinkedHashMap<>();
  private String lastRefusal = "";
  private boolean proven;

  /// @param servers at least one
  public MailServers(List<MailServer> servers, InstantSource clock) {
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("There must be at least one mail server");
    }
    this.servers = List.copyOf(servers);
    this.clock = clock;
  }

  /// Something done with a connection to a server.
  @FunctionalInterface
  public interface Connecting<T> {
    T to(MailServer server) throws MessagingException;
  }

  /// Connects to the first server that lets us. One that refuses the login is no reason to try the
  /// next: they share their accounts.
  ///
  /// @throws MessagingException of the last server tried; when all are resting, one that says so
  public <T> T connect(Connecting<T> connecting) throws MessagingException {
    var failure = resting();
    for (var server : servers) {
      if (rests(server)) {
        continue;
      }
      try {
        var result = connecting.to(server);
        well(server);
        return result;
      } catch (ReferralException elsewhere) {
        well(server);
        throw elsewhere;
      } catch (AuthenticationFailedException refused) {
        refused(server, refused);
        throw refused;
      } catch (MessagingException unreachable) {
        failed(server, Words.of(unreachable));
        failure = unreachable;
      }
    }
    throw failure;
  }

  private synchronized MessagingException resting() {
    return new MessagingException(condition().words());
  }

  private synchronized boolean rests(MailServer server) {
    var trouble = troubles.get(server);
    return trouble != null && clock.instant().isBefore(trouble.restsUntil());
  }

  private synchronized void well(MailServer server) {
    troubles.remove(server);
    lastRefusal = "";
    proven = true;
  }

  private synchronized void refused(MailServer server, AuthenticationFailedException refused) {
    troubles.remove(server);
    lastRefusal = server + ": " + Words.of(refused);
  }

  private synchronized void failed(MailServer server, String why) {
    var before = troubles.get(server);
    var rest = before == null ? FIRST_REST : before.rest().multipliedBy(2);
    var bounded = rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    troubles.put(server, new Trouble(why, bounded, clock.instant().plus(bounded)));
  }

  /// As last seen.
  public synchronized Condition condition() {
    if (!lastRefusal.isEmpty()) {
      return new Condition(false, lastRefusal);
    }
    if (troubles.isEmpty()) {
      return new Condition(true, proven ? "answers" : "not asked yet");
    }
    var words = new StringBuilder();
    troubles.forEach((server, trouble) -> words.append("; " + server + ": " + trouble.why()));
    return new Condition(troubles.size() < servers.size(), words.substring(2));
  }

  /// The servers in words, such as `mail.example.com:25`.
  @Override
  public String toString() {
    return String.join(", ", servers.stream().map(MailServer::toString).toList());
  }

  private record Trouble(String why, Duration rest, Instant restsUntil) {}
}
