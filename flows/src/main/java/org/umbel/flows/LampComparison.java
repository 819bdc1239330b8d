package org.umbel.flows;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.lamp.Lamp;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.flows.LampKeeper.Patience;

/// Compares every lamp with its mailbox again and again, and has those counted anew that show
/// something else: whatever was missed, no lamp stays wrong for longer than a round (MW-1). How
/// many were wrong is a figure.
///
/// Notes what is shown on its way to the lamp. One mailbox is counted at a time, twenty a second at
/// most, on a virtual thread. A mailbox that changes just then is not taken for a difference: it is
/// looked at once more a moment later. Safe for all threads.
public final class LampComparison implements Lamp, AutoCloseable {
  private static final Duration BETWEEN_MAILBOXES = Duration.ofMillis(50);
  private static final Duration MOMENT = Duration.ofSeconds(5);

  private final People people;
  private final Mailboxes mailboxes;
  private final Lamp lamp;
  private final Journal journal;
  private final Duration pause;
  private final Patience patience;
  private final Map<Extension, MessageCounts> shown = new ConcurrentHashMap<>();
  private volatile int different;
  private volatile Optional<Thread> thread = Optional.empty();

  /// @param lamp the lamps themselves
  /// @param pause between two rounds
  public LampComparison(
      People people,
      Mailboxes mailboxes,
      Lamp lamp,
      Journal journal,
      Duration pause,
      Patience patience) {
    this.people = people;
    this.mailboxes = mailboxes;
    this.lamp = lamp;
    this.journal = journal;
    this.pause = pause;
    this.patience = patience;
  }

  @Override
  public void show(Extension owner, MessageCounts counts) {
    shown.put(owner, counts);
    lamp.show(owner, counts);
  }

  /// Begins with rounds; the first follows the first pause.
  ///
  /// @param keeper counts a mailbox and shows the counts here
  public void begin(MailboxWatch keeper) {
    thread = Optional.of(Thread.ofVirtual().name("lamp comparison").start(() -> rounds(keeper)));
  }

  private void rounds(MailboxWatch keeper) {
    try {
      while (true) {
        patience.pass(pause);
        round(keeper);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /// Looks at everybody once. Waits.
  void round(MailboxWatch keeper) throws InterruptedException {
    int found = 0;
    for (var person : people.all()) {
      patience.pass(BETWEEN_MAILBOXES);
      if (differs(person)) {
        found++;
        keeper.changed(person.extension());
      }
    }
    different = found;
  }

  /// What cannot be counted, or was not shown yet, is for [LampKeeper] to try again.
  private boolean differs(Person owner) throws InterruptedException {
    if (!differsNow(owner)) {
      return false;
    }
    patience.pass(MOMENT);
    if (!differsNow(owner)) {
      return false;
    }
    journal.happened(new Event.LampWrong(owner.extension()));
    return true;
  }

  private boolean differsNow(Person owner) {
    var before = shown.get(owner.extension());
    try {
      return before != null && !mailboxes.count(owner).equals(before);
    } catch (MailboxUnavailable unavailable) {
      return false;
    }
  }

  /// How many lamps showed something else than their mailbox held, in the last round.
  public int different() {
    return different;
  }

  /// Ends the rounds; waits for nothing.
  @Override
  public void close() {
    thread.ifPresent(Thread::interrupt);
  }
}
