package org.umbel.store.letter;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.letter.Addressee;
import org.umbel.domain.letter.HeldLetter;
import org.umbel.domain.letter.Letter;
import org.umbel.domain.letter.LetterDelivery;
import org.umbel.domain.letter.LetterId;
import org.umbel.domain.letter.LetterNotDelivered;
import org.umbel.domain.letter.LetterNotTaken;
import org.umbel.domain.letter.Letters;
import org.umbel.domain.person.Person;
import org.umbel.store.DiskRefused;
import org.umbel.store.RecordUnreadable;
import org.umbel.store.file.Disk;
import org.umbel.store.file.LocalDisk;
import org.umbel.store.letter.LetterFolder.Posted;
import org.umbel.store.spool.RetryPlan;

/// Keeps letters on disk until the mail server has them, through failures and restarts, and deletes
/// them then. They go one after the other on a thread of their own. Safe for all threads.
///
/// A letter that is refused for good, or that no server took for as long as the plan says, is
/// deleted, since it may hold a PIN; it is told, and an administrator can have a new one written.
public final class LetterOutbox implements Letters, Neighbour, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LetterOutbox.class);
  private static final int MOST = 100_000;
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_NAP = Duration.ofMinutes(1);

  private final LetterFolder folder;
  private final Path path;
  private final LetterDelivery delivery;
  private final RetryPlan plan;
  private final InstantSource clock;
  private final Journal journal;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final Thread carrier = Thread.ofVirtual().name("letter-carrier").unstarted(this::run);
  private final ReentrantLock lock = new ReentrantLock();
  private final java.util.concurrent.locks.Condition changed = lock.newCondition();
  private final List<Waiting> waiting = new ArrayList<>();
  private boolean closed;

  private LetterOutbox(
      LetterFolder folder,
      Path path,
      LetterDelivery delivery,
      RetryPlan plan,
      InstantSource clock,
      Journal journal) {
    this.folder = folder;
    this.path = path;
    this.delivery = delivery;
    this.plan = plan;
    this.clock = clock;
    this.journal = journal;
  }

  /// A letter by its name alone: its text stays on disk.
  ///
  /// @param tries that failed since the start
  private record Waiting(LetterId id, int tries, Instant due) {}

  /// Opens the folder and sends what a former run left there, at once.
  ///
  /// @param path made when there is none
  /// @throws DiskRefused when it cannot be read
  public static LetterOutbox start(
      Path path, LetterDelivery delivery, RetryPlan plan, InstantSource clock, Journal journal) {
    return start(path, new LocalDisk(), delivery, plan, clock, journal);
  }

  /// The same on a disk of the caller's.
  public static LetterOutbox start(
      Path path,
      Disk disk,
      LetterDelivery delivery,
      RetryPlan plan,
      InstantSource clock,
      Journal journal) {
    try {
      var folder = LetterFolder.open(path, disk);
      var outbox = new LetterOutbox(folder, path, delivery, plan, clock, journal);
      folder.ids().forEach(id -> outbox.add(new Waiting(id, 0, clock.instant())));
      outbox.carrier.start();
      return outbox;
    } catch (IOException refused) {
      throw new DiskRefused("keep letters", path, refused);
    }
  }

  /// Looks at the clock: a test has moved it.
  void nudge() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean reach(Person person) {
    return person.mail().isPresent();
  }

  @Override
  public void send(Person to, Letter letter) {
    var posted = posted(to, letter);
    onDisk("keep a letter to " + to.extension(), () -> folder.write(posted));
    add(new Waiting(letter.id(), 0, clock.instant()));
  }

  @Override
  public void hold(Person to, Letter letter) {
    var posted = posted(to, letter);
    onDisk("keep a letter to " + to.extension(), () -> folder.hold(posted));
  }

  private Posted posted(Person to, Letter letter) {
    var owner = to.extension();
    var mail = to.mail().orElseThrow(() -> new LetterNotTaken(owner, "there is no mail address"));
    if (count() >= MOST) {
      throw new LetterNotTaken(owner, MOST + " letters wait already");
    }
    return new Posted(letter, new Addressee(owner, to.name(), mail));
  }

  @Override
  public void release(LetterId letter) {
    onDisk(
        "send letter " + letter,
        () -> {
          if (folder.release(letter)) {
            add(new Waiting(letter, 0, clock.instant()));
          }
        });
  }

  @Override
  public void withdraw(LetterId letter) {
    onDisk("forget letter " + letter, () -> folder.withdraw(letter));
  }

  /// One that nobody can read is left where it is.
  @Override
  public List<HeldLetter> held() {
    var held = new ArrayList<HeldLetter>();
    onDisk(
        "read letters",
        () -> {
          for (var id : folder.held()) {
            try {
              var posted = folder.readHeld(id);
              held.add(new HeldLetter(posted.to().owner(), posted.letter()));
            } catch (RecordUnreadable damaged) {
              LOG.atError().setCause(damaged).addKeyValue("letter", id).log("A letter is damaged");
            }
          }
        });
    held.sort(Comparator.comparing(one -> one.letter().written()));
    return held;
  }

  private void onDisk(String what, DiskStep step) {
    try {
      step.run();
    } catch (IOException refused) {
      throw new DiskRefused(what, path, refused);
    }
  }

  @FunctionalInterface
  private interface DiskStep {
    void run() throws IOException;
  }

  /// Tries everything that waits now: a mail server is back. Returns at once.
  public void hurry() {
    lock.lock();
    try {
      var now = clock.instant();
      waiting.replaceAll(one -> new Waiting(one.id(), one.tries(), now));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void add(Waiting letter) {
    lock.lock();
    try {
      waiting.add(letter);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (var one = next(); one.isPresent(); one = next()) {
        carry(one.get());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits for the next letter that is due. It stays in the list until it has left.
  ///
  /// @return empty when the outbox has been closed
  private Optional<Waiting> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed) {
        var now = clock.instant();
        var first = waiting.stream().min(Comparator.comparing(Waiting::due));
        if (first.isPresent() && !first.get().due().isAfter(now)) {
          return first;
        }
        var nap =
            first
                .map(one -> Duration.between(now, one.due()))
                .filter(wait -> wait.compareTo(LONGEST_NAP) < 0)
                .orElse(LONGEST_NAP);
        changed.await(nap.toNanos(), TimeUnit.NANOSECONDS);
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /// Whatever goes wrong with one letter, those behind it go on.
  private void carry(Waiting one) {
    try {
      var posted = folder.read(one.id());
      var owner = posted.to().owner();
      try {
        delivery.deliver(posted.letter(), posted.to());
        drop(one);
        journal.happened(new Event.LetterSent(owner, one.id()));
      } catch (LetterNotDelivered failure) {
        failed(one, posted, failure);
      }
    } catch (RecordUnreadable damaged) {
      LOG.atError().setCause(damaged).addKeyValue("letter", one.id()).log("A letter is damaged");
      replace(one, Optional.empty());
    } catch (IOException | RuntimeException broken) {
      LOG.atError().setCause(broken).addKeyValue("letter", one.id()).log("Sending a letter broke");
      postpone(one);
    }
  }

  private void failed(Waiting one, Posted posted, LetterNotDelivered failure) {
    var owner = posted.to().owner();
    var why = String.valueOf(failure.getMessage());
    var age = Duration.between(posted.letter().written(), clock.instant());
    if (failure.forGood() || age.compareTo(plan.giveUpAfter()) >= 0) {
      journal.happened(new Event.LetterGivenUp(owner, why));
      drop(one);
    } else {
      journal.happened(new Event.LetterPostponed(owner, one.id(), why, postpone(one)));
    }
  }

  /// A letter that arrived is out of the list even when the disk does not let go of its file: then
  /// it goes again after a restart, and the mail's Message-ID tells that it is the same.
  private void drop(Waiting one) {
    replace(one, Optional.empty());
    try {
      folder.delete(one.id());
    } catch (IOException refused) {
      LOG.atError().setCause(refused).addKeyValue("letter", one.id()).log("A sent letter stays");
    }
  }

  private Duration postpone(Waiting one) {
    var wait = plan.after(one.tries() + 1, random);
    replace(one, Optional.of(new Waiting(one.id(), one.tries() + 1, clock.instant().plus(wait))));
    return wait;
  }

  private void replace(Waiting before, Optional<Waiting> after) {
    lock.lock();
    try {
      waiting.removeIf(one -> one.id().equals(before.id()));
      after.ifPresent(waiting::add);
    } finally {
      lock.unlock();
    }
  }

  private int count() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String name() {
    return "letters";
  }

  @Override
  public Condition condition() {
    lock.lock();
    try {
      var troubled = waiting.stream().anyMatch(one -> one.tries() > 0);
      return new Condition(
          !troubled,
          switch (waiting.size()) {
            case 0 -> "no letter to send";
            case 1 -> "1 letter to send";
            default -> waiting.size() + " letters to send";
          });
    } finally {
      lock.unlock();
    }
  }

  /// Begins no further letter and gives the one under way five seconds; cut off then, it goes again
  /// after the next start.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      carrier.join(PATIENCE_AT_CLOSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    carrier.interrupt();
  }
}
