package org.umbel.web.message;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;

/// Deletions on the page, which can be taken back for half a minute. Until then the message is only
/// hidden on the page and still there for phone and mail client; a server that stops meanwhile
/// makes them final, one that crashes forgets them, so that nothing is lost.
///
/// At most [#MOST] wait; a further one makes the oldest final. Safe for all threads; one virtual
/// thread makes them final and waits for the mailboxes.
public final class Deletions implements AutoCloseable {
  static final Duration GRACE = Duration.ofSeconds(30);
  static final int MOST = 10_000;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration GIVE_UP = Duration.ofHours(1);
  private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);

  private final Mailboxes mailboxes;
  private final InstantSource clock;
  private final Thread sweeper;

  /// The oldest first. Guarded by this.
  private final Map<Key, Waiting> waiting = new LinkedHashMap<>();

  private record Key(Extension owner, MessageId id) {}

  private record Waiting(Person person, MessageId id, Instant since) {}

  public Deletions(Mailboxes mailboxes, InstantSource clock) {
    this.mailboxes = mailboxes;
    this.clock = clock;
    this.sweeper = Thread.ofVirtual().name("web deletions").start(this::sweep);
  }

  synchronized void add(Person person, MessageId id) {
    waiting.putIfAbsent(new Key(person.extension(), id), new Waiting(person, id, clock.instant()));
  }

  synchronized void takeBack(Person person, MessageId id) {
    waiting.remove(new Key(person.extension(), id));
  }

  synchronized boolean hides(Person person, MessageId id) {
    return waiting.containsKey(new Key(person.extension(), id));
  }

  /// Makes all deletions of a person final, as at the logout.
  void finish(Person person) {
    taken(w -> w.person().extension().equals(person.extension())).forEach(this::delete);
  }

  /// Makes those final whose time has come.
  void finishDue() {
    var due = clock.instant().minus(GRACE);
    taken(w -> !w.since().isAfter(due)).forEach(this::delete);
    overflow().ifPresent(this::delete);
  }

  private synchronized List<Waiting> taken(java.util.function.Predicate<Waiting> which) {
    var taken = waiting.values().stream().filter(which).toList();
    taken.forEach(w -> waiting.remove(new Key(w.person().extension(), w.id())));
    return taken;
  }

  private synchronized Optional<Waiting> overflow() {
    if (waiting.size() <= MOST) {
      return Optional.empty();
    }
    var oldest = waiting.keySet().iterator().next();
    return Optional.ofNullable(waiting.remove(oldest));
  }

  private void delete(Waiting deletion) {
    try {
      mailboxes.visit(
          deletion.person(),
          mailbox -> {
            mailbox.delete(deletion.id());
            return deletion.id();
          });
    } catch (MailboxUnavailable unavailable) {
      if (clock.instant().isBefore(deletion.since().plus(GIVE_UP))) {
        again(deletion);
      } else {
        LOG.warn("web.deletion-given-up message={}", deletion.id(), unavailable);
      }
    }
  }

  private synchronized void again(Waiting deletion) {
    waiting.putIfAbsent(new Key(deletion.person().extension(), deletion.id()), deletion);
  }

  private void sweep() {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        finishDue();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Makes all of them final now.
  @Override
  public void close() {
    sweeper.interrupt();
    new ArrayList<>(taken(_ -> true)).forEach(this::delete);
  }
}
