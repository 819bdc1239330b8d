package org.umbel.mail.imap;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.lamp.Rounds;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;

/// Notices what mail clients and other servers do to mailboxes, and tells a [MailboxWatch]. The
/// first mailboxes, up to the plan's bound, are watched as they change, see [IdleWatch]; the rest
/// are reported as perhaps changed each time their interval has passed, and soon after a message
/// was handed in for them. People who come, change or go while the server works are noticed within
/// ten seconds.
public final class ImapWatch implements Neighbour, AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  /// From handing in a message until it is looked for, again and again: the transport takes its
  /// time, and one that is slower than all of them together is left to the poll.
  private static final List<Duration> ARRIVALS =
      List.of(
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15));

  private final IdleWatch.Terms terms;
  private final Supplier<? extends Collection<Person>> people;

  private final Map<Extension, IdleWatch> watched = new ConcurrentHashMap<>();
  private final SequencedMap<Extension, Person> polled = new LinkedHashMap<>(); // guarded by this
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Rounds arrivals = new Rounds("mail-arrival", this::lookOut);
  private boolean closed; // guarded by this

  private ImapWatch(IdleWatch.Terms terms, Supplier<? extends Collection<Person>> people) {
    this.terms = terms;
    this.people = people;
  }

  /// Starts watching the mailboxes of people.
  ///
  /// @param people everybody there is, asked again and again
  public static ImapWatch start(
      ImapSettings settings,
      WatchPlan plan,
      Supplier<? extends Collection<Person>> people,
      InstantSource clock,
      MailboxWatch watch) {
    var hosts = new MailHosts(settings.servers(), clock);
    var imap = new ImapWatch(new IdleWatch.Terms(settings, plan, hosts, watch), people);
    imap.look();
    imap.threads.execute(imap::lookAgain);
    imap.threads.execute(imap::poll);
    return imap;
  }

  private void lookAgain() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_LOOKS);
        look();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /// Watches who is there now, and nobody else. Somebody who has changed is watched anew.
  synchronized void look() {
    if (closed) {
      return;
    }
    var now = new LinkedHashMap<Extension, Person>();
    people.get().forEach(person -> now.put(person.extension(), person));
    for (var one : List.copyOf(watched.values())) {
      if (!one.person().equals(now.get(one.person().extension()))) {
        one.close();
        watched.remove(one.person().extension());
      }
    }
    polled.values().removeIf(person -> !person.equals(now.get(person.extension())));
    now.values().stream().filter(this::isUnknown).forEach(this::attend);
    while (hasRoom() && !polled.isEmpty()) {
      watch(polled.pollFirstEntry().getValue());
    }
  }

  private boolean isUnknown(Person person) {
    var owner = person.extension();
    return !watched.containsKey(owner)
        && !polled.containsKey(owner)
        && terms.settings().opens(person);
  }

  private void attend(Person person) {
    if (hasRoom()) {
      watch(person);
    } else {
      polled.put(person.extension(), person);
    }
  }

  private boolean hasRoom() {
    return watched.size() < terms.plan().mostWatched();
  }

  private void watch(Person person) {
    watched.put(person.extension(), IdleWatch.start(terms, person));
  }

  /// A message was handed in for this person and will be in the mailbox any moment. Returns at
  /// once.
  public void expect(Extension owner) {
    if (Optional.ofNullable(watched.get(owner)).filter(IdleWatch::told).isEmpty()) {
      arrivals.ask(owner);
    }
  }

  private void lookOut(Extension owner) throws InterruptedException {
    for (var pause : ARRIVALS) {
      Thread.sleep(pause);
      terms.watch().changed(owner);
    }
  }

  /// Reports mailboxes in turn, spread over the interval.
  private void poll() {
    try {
      while (true) {
        var turn = polled();
        var pause = terms.plan().pollEvery().dividedBy(Math.max(1, turn.size()));
        if (turn.isEmpty()) {
          Thread.sleep(pause.compareTo(BETWEEN_LOOKS) < 0 ? pause : BETWEEN_LOOKS);
        }
        for (var owner : turn) {
          Thread.sleep(pause);
          terms.watch().changed(owner);
        }
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<Extension> polled() {
    return List.copyOf(polled.keySet());
  }

  @Override
  public String name() {
    return "imap watch " + terms.hosts();
  }

  @Override
  public Condition condition() {
    var lag =
        "%d mailboxes watched as they change, %d looked at every %d s"
            .formatted(watched.size(), polled().size(), terms.plan().pollEvery().toSeconds());
    var condition = terms.hosts().condition();
    return new Condition(condition.well(), lag + "; " + condition.words());
  }

  /// Ends all watches; waits for nothing.
  @Override
  public synchronized void close() {
    closed = true;
    arrivals.close();
    threads.shutdownNow();
    watched.values().forEach(IdleWatch::close);
  }
}
