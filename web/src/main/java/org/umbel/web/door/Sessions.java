package org.umbel.web.door;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.person.Extension;

/// The logins that are going on, at most [#MOST]; a further one ends that which was idle longest.
/// Safe for all threads.
public final class Sessions {
  static final int MOST = 10_000;
  static final Duration LONGEST = Duration.ofHours(12);
  private static final int SECRET_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Duration idle;
  private final InstantSource clock;

  /// By id, that which was idle longest first. Guarded by this.
  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private record Entry(Session session, Instant began, Instant used) {}

  public Sessions(Duration idle, InstantSource clock) {
    this.idle = idle;
    this.clock = clock;
  }

  /// After which an unused one ends.
  Duration idle() {
    return idle;
  }

  synchronized Session open(Session.Owner owner) {
    if (entries.size() >= MOST) {
      entries.remove(entries.keySet().iterator().next());
    }
    var session = new Session(secret(), secret(), owner);
    entries.put(session.id(), new Entry(session, clock.instant(), clock.instant()));
    return session;
  }

  /// The session of this id, used now; empty when it never was or has ended.
  synchronized Optional<Session> find(String id) {
    var entry = entries.get(id);
    if (entry == null) {
      return Optional.empty();
    }
    var now = clock.instant();
    if (now.isAfter(entry.used().plus(idle)) || now.isAfter(entry.began().plus(LONGEST))) {
      entries.remove(id);
      return Optional.empty();
    }
    entries.put(id, new Entry(entry.session(), entry.began(), now));
    return Optional.of(entry.session());
  }

  synchronized void close(Session session) {
    entries.remove(session.id());
  }

  /// Ends all of a person's.
  public synchronized void closeAll(Extension owner) {
    var person = new Session.Owner.Person(owner);
    entries.values().removeIf(entry -> entry.session().owner().equals(person));
  }

  private static String secret() {
    var bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
