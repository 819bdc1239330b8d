package org.umbel.flows;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.lamp.Lamp;
import org.umbel.domain.lamp.Rounds;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.notice.NoticesUnavailable;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;

/// Keeps every lamp true to its mailbox (MW-1). Whenever a mailbox may have changed it is counted
/// and the lamp set; when it cannot be counted the lamp stays as it is and the count is tried
/// again, later and later, until it is known.
///
/// At most eight mailboxes are counted at the same time. Safe for all threads.
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
  private final Rounds rounds = new Rounds("lamp", this::countUntilKnown);

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
  public void changed(Extension owner) {
    rounds.ask(owner);
  }

  private void countUntilKnown(Extension owner) throws InterruptedException {
    var person = people.byExtension(owner);
    if (person.isEmpty()) {
      return;
    }
    for (var retry = FIRST_RETRY; !known(person.get()); retry = longer(retry)) {
      patience.pass(retry);
    }
  }

  private static Duration longer(Duration retry) {
    var twice = retry.multipliedBy(2);
    return twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice;
  }

  private boolean known(Person owner) throws InterruptedException {
    counting.acquire();
    try {
      var counts = mailboxes.count(owner);
      lamp.show(owner.extension(), counts);
      journal.happened(new Event.LampShown(owner.extension(), counts));
      return true;
    } catch (MailboxUnavailable | NoticesUnavailable unavailable) {
      var why = String.valueOf(unavailable.getMessage());
      journal.happened(new Event.LampUnknown(owner.extension(), why));
      return false;
    } finally {
      counting.release();
    }
  }

  /// Stops counting and waits for nothing.
  @Override
  public void close() {
    rounds.close();
  }
}
