package org.umbel.flows;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.lamp.Lamp;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;

/// Keeps every lamp true to its mailbox (MW-1). Whenever a mailbox may have changed it is counted
/// and the lamp set; when it cannot be counted the lamp stays as it is and the count is tried
/// again, later and later, until it is known.
///
/// Each owner has at most one virtual thread at a time; changes that come meanwhile make it count
/// once more. At most eight mailboxes are counted at the same time. Safe for all threads.
public final class LampKeeper implements MailboxWatch, AutoCloseable {
  private static final int AT_ONCE = 8;
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

  private final People people;
  private final Mailboxes mailboxes;
  private final Lamp lamp;
  private final Journal journal;
  private final Patience patience;
  private final Semaphore counting = new Semaphore(AT_ONCE);

  /// Owners at work, and those of them that changed again meanwhile. Guarded by this.
  private final Map<Extension, Thread> working = new HashMap<>();

  private final Set<Extension> changedAgain = new HashSet<>();
  private boolean closed;

  /// Lets the time before a retry pass; tests have their own.
  @FunctionalInterface
  public interface Patience {
    Patience REAL = Thread::sleep;

    void pass(Duration time) throws InterruptedException;
  }

  public LampKeeper(
      People people, Mailboxes mailboxes, Lamp lamp, Journal journal, Patience patience) {
    this.people = people;
    this.mailboxes = mailboxes;
    this.lamp = lamp;
    this.journal = journal;
    this.patience = patience;
  }

  /// Sets every lamp, as after a start.
  public void all() {
    people.all().forEach(person -> changed(person.extension()));
  }

  @Override
  public synchronized void changed(Extension owner) {
    if (closed) {
      return;
    }
    if (working.containsKey(owner)) {
      changedAgain.add(owner);
      return;
    }
    var thread = Thread.ofVirtual().name("lamp " + owner).unstarted(() -> work(owner));
    working.put(owner, thread);
    thread.start();
  }

  private void work(Extension owner) {
    try {
      do {
        countUntilKnown(owner);
      } while (oncemore(owner));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      done(owner);
    }
  }

  private synchronized boolean oncemore(Extension owner) {
    if (changedAgain.remove(owner)) {
      return true;
    }
    working.remove(owner);
    return false;
  }

  private synchronized void done(Extension owner) {
    working.remove(owner);
    changedAgain.remove(owner);
  }

  private void countUntilKnown(Extension owner) throws InterruptedException {
    for (var retry = FIRST_RETRY; !known(owner); retry = longer(retry)) {
      patience.pass(retry);
    }
  }

  private static Duration longer(Duration retry) {
    var twice = retry.multipliedBy(2);
    return twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice;
  }

  private boolean known(Extension owner) throws InterruptedException {
    var person = people.byExtension(owner);
    if (person.isEmpty()) {
      return true;
    }
    counting.acquire();
    try {
      var counts = mailboxes.count(person.get());
      lamp.show(owner, counts);
      journal.happened(new Event.LampShown(owner, counts));
      return true;
    } catch (MailboxUnavailable unavailable) {
      journal.happened(new Event.LampUnknown(owner, String.valueOf(unavailable.getMessage())));
      return false;
    } finally {
      counting.release();
    }
  }

  /// Stops counting and waits for nothing.
  @Override
  public synchronized void close() {
    closed = true;
    working.values().forEach(Thread::interrupt);
  }
}
