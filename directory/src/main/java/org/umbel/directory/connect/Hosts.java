package org.umbel.directory.connect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.umbel.domain.health.Neighbour.Condition;

/// Which of the directory's hosts are worth a try: all, in their order, but those that did not
/// answer lately. A host rests for a second then, twice as long after each further failure, half a
/// minute at most. Safe for all threads.
final class Hosts {
  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofSeconds(30);

  private final List<DirectoryHost> all;
  private final InstantSource clock;
  private final Map<DirectoryHost, Trouble> troubles = new LinkedHashMap<>(); // guarded by this
  private String refusal = ""; // guarded by this
  private boolean proven; // guarded by this

  private record Trouble(String why, Duration rest, Instant until) {}

  Hosts(List<DirectoryHost> all, InstantSource clock) {
    this.all = all;
    this.clock = clock;
  }

  /// Those to be tried now, best first.
  synchronized List<DirectoryHost> worthATry() {
    return all.stream().filter(host -> !rests(host)).toList();
  }

  private synchronized boolean rests(DirectoryHost host) {
    var trouble = troubles.get(host);
    return trouble != null && clock.instant().isBefore(trouble.until());
  }

  synchronized void well(DirectoryHost host) {
    troubles.remove(host);
    refusal = "";
    proven = true;
  }

  synchronized void failed(DirectoryHost host, String why) {
    var before = troubles.get(host);
    var doubled = before == null ? FIRST_REST : before.rest().multipliedBy(2);
    var rest = doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
    troubles.put(host, new Trouble(why, rest, clock.instant().plus(rest)));
  }

  /// The host is there, but lets the account not in; the other hosts share the accounts.
  synchronized void refused(DirectoryHost host, String why) {
    troubles.remove(host);
    refusal = host + ": " + why;
  }

  synchronized Condition condition() {
    if (!refusal.isEmpty()) {
      return new Condition(false, refusal);
    }
    if (troubles.isEmpty()) {
      return new Condition(true, proven ? "answers" : "not asked yet");
    }
    var words = new StringBuilder();
    troubles.forEach((host, trouble) -> words.append("; " + host + ": " + trouble.why()));
    return new Condition(troubles.size() < all.size(), words.substring(2));
  }
}
