package org.umbel.mail.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.lamp.Rounds;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;

/// Notices what mail clients and other servers do to mailboxes, and tells a [MailboxWatch]. The
/// first mailboxes, up to the plan's bound, are watched by IDLE on a virtual thread and a
/// connection each; the rest, and those on servers without IDLE, are reported as perhaps changed
/// each time their interval has passed, and soon after a message was handed in for them. A
/// connection that breaks is made anew, and its mailbox reported.
public final class ImapWatch implements Neighbour, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImapWatch.class);
  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  /// From handing in a message until it is looked for, again and again: the transport takes its
  /// time, and one that is slower than all of them together is left to the poll.
  private static final List<Duration> ARRIVALS =
      List.of(
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15));

  private final ImapSettings settings;
  private final WatchPlan plan;
  private final MailHosts hosts;
  private final MailboxWatch watch;
  private final int watched;
  private final int polled;

  /// Whose changes a server tells just now.
  private final Set<Extension> toldByServer = ConcurrentHashMap.newKeySet();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Rounds arrivals = new Rounds("mail-arrival", this::lookOut);
  private volatile boolean closed;

  private ImapWatch(
      ImapSettings settings, WatchPlan plan, int people, InstantSource clock, MailboxWatch watch) {
    this.settings = settings;
    this.plan = plan;
    this.hosts = new MailHosts(settings.servers(), clock);
    this.watch = watch;
    this.watched = Math.min(people, plan.mostWatched());
    this.polled = people - watched;
  }

  /// Starts watching the mailboxes of these people.
  public static ImapWatch start(
      ImapSettings settings,
      WatchPlan plan,
      Collection<Person> people,
      InstantSource clock,
      MailboxWatch watch) {
    var imap = new ImapWatch(settings, plan, people.size(), clock, watch);
    var all = List.copyOf(people);
    for (var person : all.subList(0, imap.watched)) {
      imap.threads.execute(() -> imap.attend(person));
    }
    if (imap.polled > 0) {
      imap.threads.execute(() -> imap.poll(all.subList(imap.watched, all.size())));
    }
    return imap;
  }

  /// A message was handed in for this person and will be in the mailbox any moment. Returns at
  /// once.
  public void expect(Extension owner) {
    if (!toldByServer.contains(owner)) {
      arrivals.ask(owner);
    }
  }

  private void lookOut(Extension owner) throws InterruptedException {
    for (var pause : ARRIVALS) {
      Thread.sleep(pause);
      watch.changed(owner);
    }
  }

  /// Watches one mailbox until closed. Being interrupted is how a connection is renewed.
  private void attend(Person person) {
    var rest = FIRST_REST;
    while (!closed) {
      try {
        rest = attended(person) ? FIRST_REST : longer(rest);
        Thread.sleep(rest);
      } catch (InterruptedException _) {
        LOG.atTrace().addKeyValue("owner", person.extension()).log("A watch is renewed");
      }
    }
  }

  /// Watches until the connection ends.
  ///
  /// @return whether there was one
  private boolean attended(Person person) throws InterruptedException {
    try (var connection = ImapConnection.open(hosts, settings, person, settings.timeouts())) {
      if (connection.idles()) {
        idle(connection);
      } else {
        watch.changed(person.extension());
        Thread.sleep(plan.pollEvery());
      }
      return true;
    } catch (MailboxUnavailable | MessagingException unavailable) {
      LOG.atDebug().addKeyValue("owner", person.extension()).log(unavailable.getMessage());
      return false;
    } catch (RuntimeException broken) {
      LOG.atError().setCause(broken).addKeyValue("owner", person.extension()).log("A watch broke");
      return false;
    }
  }

  /// @throws MessagingException when the folder cannot be opened; later failures end the watch
  private void idle(ImapConnection connection) throws MessagingException {
    var owner = connection.person().extension();
    var folder = connection.messages(Folder.READ_ONLY);
    var renewal = renewal(Thread.currentThread());
    toldByServer.add(owner);
    try {
      watch.changed(owner);
      while (!closed) {
        folder.idle(true);
        watch.changed(owner);
      }
    } catch (MessagingException ended) {
      LOG.atTrace().addKeyValue("owner", owner).setCause(ended).log("A watch has ended");
    } finally {
      toldByServer.remove(owner);
      renewal.interrupt();
    }
  }

  /// Waiting for news is not waiting for an answer, so no time-out ends it when the server has
  /// died: after a while the waiting thread is interrupted, which closes its connection.
  private Thread renewal(Thread waiting) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            Thread.sleep(plan.renewEvery());
            waiting.interrupt();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /// Reports mailboxes in turn, spread over the interval.
  private void poll(List<Person> people) {
    var pause = plan.pollEvery().dividedBy(people.size());
    try {
      while (!closed) {
        for (var person : people) {
          Thread.sleep(pause);
          watch.changed(person.extension());
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration longer(Duration rest) {
    var twice = rest.multipliedBy(2);
    return twice.compareTo(LONGEST_REST) < 0 ? twice : LONGEST_REST;
  }

  @Override
  public String name() {
    return "imap watch " + hosts;
  }

  @Override
  public Condition condition() {
    var lag =
        "%d mailboxes watched as they change, %d looked at every %d s"
            .formatted(watched, polled, plan.pollEvery().toSeconds());
    var condition = hosts.condition();
    return new Condition(condition.well(), lag + "; " + condition.words());
  }

  /// Ends all watches; waits for nothing.
  @Override
  public void close() {
    closed = true;
    arrivals.close();
    threads.shutdownNow();
  }
}
