package org.umbel.flows;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.umbel.domain.call.CallId;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.welcome.PinLetters;
import org.umbel.domain.welcome.Welcome;

/// Has letters written when something happened that people are told of (WM-1, WM-4): a call for a
/// voice box is over, or a box was locked. Looks daily for PINs that expire.
///
/// Letters are written one after the other on a thread of their own, never on the way of a call. At
/// most 10 000 calls are followed and 1 000 letters wait to be written; what is more is left out
/// and told, and a first call comes again.
public final class LetterDesk implements Journal, AutoCloseable {
  private static final int MOST_CALLS = 10_000;
  private static final int MOST_WAITING = 1_000;
  private static final Duration BETWEEN_LOOKS = Duration.ofDays(1);

  private final People people;
  private final Welcome welcome;
  private final PinLetters pinLetters;
  private final Journal journal;
  private final LampKeeper.Patience patience;
  private final Map<CallId, Extension> calls = new ConcurrentHashMap<>();
  private final BlockingQueue<Task> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread writer = Thread.ofVirtual().name("letters").unstarted(this::write);
  private final Thread looks = Thread.ofVirtual().name("pin-reminders").unstarted(this::look);

  private LetterDesk(
      People people,
      Welcome welcome,
      PinLetters pinLetters,
      Journal journal,
      LampKeeper.Patience patience) {
    this.people = people;
    this.welcome = welcome;
    this.pinLetters = pinLetters;
    this.journal = journal;
    this.patience = patience;
  }

  private record Task(Extension owner, Consumer<Person> work) {}

  /// Begins to write, and looks for PINs that expire at once.
  ///
  /// @param journal is told what could not be written
  /// @param patience lets the day between two looks pass
  public static LetterDesk start(
      People people,
      Welcome welcome,
      PinLetters pinLetters,
      Journal journal,
      LampKeeper.Patience patience) {
    var desk = new LetterDesk(people, welcome, pinLetters, journal, patience);
    desk.writer.start();
    desk.looks.start();
    return desk;
  }

  @Override
  public void happened(Event event) {
    switch (event) {
      case Event.CallAnswered(var call, var owner, _) when calls.size() < MOST_CALLS ->
          calls.put(call, owner);
      case Event.CallFinished(var call, _) -> {
        var owner = calls.remove(call);
        if (owner != null) {
          ask(new Task(owner, welcome::called));
        }
      }
      case Event.BoxLocked(var owner, var tries) ->
          ask(new Task(owner, person -> pinLetters.locked(person, tries)));
      default -> {}
    }
  }

  private void ask(Task task) {
    if (!waiting.offer(task)) {
      journal.happened(
          new Event.LetterGivenUp(task.owner(), MOST_WAITING + " others wait to be written"));
    }
  }

  private void write() {
    try {
      while (true) {
        var task = waiting.take();
        people.byExtension(task.owner()).ifPresent(person -> guarded(person, task.work()));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      while (true) {
        people.all().forEach(person -> guarded(person, pinLetters::remind));
        patience.pass(BETWEEN_LOOKS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whatever goes wrong with one letter, the others are written.
  private void guarded(Person person, Consumer<Person> work) {
    try {
      work.accept(person);
    } catch (RuntimeException failure) {
      journal.happened(
          new Event.LetterGivenUp(person.extension(), "it was not written: " + failure));
    }
  }

  /// Writes nothing more. What was not begun is written after the next call.
  @Override
  public void close() {
    writer.interrupt();
    looks.interrupt();
  }
}
