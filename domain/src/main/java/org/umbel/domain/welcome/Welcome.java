package org.umbel.domain.welcome;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.umbel.domain.letter.Letter;
import org.umbel.domain.letter.LetterNotTaken;
import org.umbel.domain.letter.Letters;
import org.umbel.domain.person.AccessSettings;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.settings.VoiceBoxSettings;
import org.umbel.domain.welcome.ResetDone.Welcomed;

/// Gives people their first PIN and tells them of their voice boxes (WM-1, WM-2). Waits for disks
/// and the slow hash of a PIN, never for a mail server. Safe for all threads; one person is written
/// to at a time.
///
/// A letter with a new PIN is on disk before the PIN is set, and leaves only after that: nobody
/// reads of a PIN that does not open the box, and no PIN opens it that nobody is told. What a crash
/// cuts off in between is finished at the next start.
public final class Welcome implements Resets {
  private final PinGate pins;
  private final VoiceBoxSettings settings;
  private final Letters letters;
  private final LetterWriter writer;
  private final WelcomeVault vault;
  private final Predicate<Person> knows;
  private final InstantSource clock;
  private final RandomGenerator random = new SecureRandom();
  private final ReentrantLock writing = new ReentrantLock();

  /// @param knows who knows the first PIN already, since the configuration has it: those are
  ///   written to only when an administrator asks for it
  public Welcome(
      PinGate pins,
      VoiceBoxSettings settings,
      Letters letters,
      LetterWriter writer,
      WelcomeVault vault,
      Predicate<Person> knows,
      InstantSource clock) {
    this.pins = pins;
    this.settings = settings;
    this.letters = letters;
    this.writer = writer;
    this.vault = vault;
    this.knows = knows;
    this.clock = clock;
  }

  /// A call for this person's voice box is over. Writes the welcome letter where it is due.
  ///
  /// @throws org.umbel.domain.letter.LetterNotTaken when there is no room; the next call tries
  ///   again
  public void called(Person person) {
    writing.lock();
    try {
      if (letters.reach(person) && settings.of(person.extension()).value(AccessSettings.WELCOME)) {
        due(person).ifPresent(what -> write(person, what));
      }
    } finally {
      writing.unlock();
    }
  }

  private Optional<Reset> due(Person person) {
    var welcomed = vault.find(person.extension()).welcomed();
    var forAll =
        vault
            .forAll()
            .filter(reset -> welcomed.isEmpty() || welcomed.get().isBefore(reset.at()))
            .map(ResetForAll::what);
    if (forAll.isPresent()) {
      return forAll;
    }
    if (welcomed.isEmpty() && !knows.test(person)) {
      return Optional.of(Reset.RESEND);
    }
    return missesPin(person) ? Optional.of(Reset.NEW_PIN_AND_RESEND) : Optional.empty();
  }

  private boolean missesPin(Person person) {
    return !pins.given(person) && LetterWriter.byPhone(settings.of(person.extension()));
  }

  /// @return whether there is a new PIN
  private boolean write(Person person, Reset what) {
    var holds = settings.of(person.extension());
    var pin =
        missesPin(person) || (what.givesPin() && LetterWriter.byPhone(holds))
            ? Optional.of(pins.rules().make(person, random))
            : Optional.<Pin>empty();
    var letter = writer.welcome(person, holds, pin);
    letters.hold(person, letter);
    takeEffect(person, letter);
    return pin.isPresent();
  }

  /// Each step may be done again after a crash.
  private void takeEffect(Person person, Letter letter) {
    letter.pin().ifPresent(drawn -> give(person, drawn, letter));
    try {
      vault.update(person.extension(), record -> record.welcomedAt(letter.written()));
    } finally {
      letters.release(letter.id()); // a PIN that is set is told, whatever else fails
    }
  }

  /// A disk that refuses may have changed the PIN all the same: what holds decides on the letter.
  private void give(Person person, Pin drawn, Letter letter) {
    try {
      pins.give(person, drawn);
    } catch (RuntimeException refused) {
      if (pins.isOf(person, drawn)) {
        letters.release(letter.id());
      } else {
        letters.withdraw(letter.id());
      }
      throw refused;
    }
  }

  /// Ends what a crash has cut off: the PINs of letters that are held are set, and the letters go.
  /// Called once, before the first call.
  ///
  /// @param people to whom letters may be held; those to others are forgotten
  public void finish(People people) {
    for (var held : letters.held()) {
      people
          .byExtension(held.owner())
          .ifPresentOrElse(
              person -> takeEffect(person, held.letter()),
              () -> letters.withdraw(held.letter().id()));
    }
  }

  /// Does it at once: what is to be unlocked is open, and a letter is on its way, when this
  /// returns. The person gets the letter even where no call would send one.
  @Override
  public ResetDone reset(Person person, Reset what) {
    if (what.writes() && !letters.reach(person)) {
      return new ResetDone(person, false, false, Welcomed.NOT_REACHED);
    }
    var locked = pins.locked(person);
    if (what.unlocks()) {
      pins.unlock(person);
    }
    if (!what.writes()) {
      return new ResetDone(person, locked, false, Welcomed.NOT_WANTED);
    }
    writing.lock();
    try {
      var newPin = write(person, what);
      var unlocked = locked && !pins.locked(person);
      return new ResetDone(person, unlocked, newPin, Welcomed.ON_ITS_WAY);
    } catch (LetterNotTaken full) {
      return new ResetDone(person, locked && what.unlocks(), false, Welcomed.NO_ROOM);
    } finally {
      writing.unlock();
    }
  }

  /// Unlocks everybody at once; letters, and new PINs, go to each with the next call for the voice
  /// box, so that they do not all go together. Until then the PIN there is stays.
  @Override
  public List<ResetDone> resetAll(Collection<Person> everybody, Reset what) {
    var done = everybody.stream().map(person -> resetOfAll(person, what)).toList();
    if (what.writes()) {
      vault.forAll(new ResetForAll(what, clock.instant()));
    }
    return done;
  }

  private ResetDone resetOfAll(Person person, Reset what) {
    var unlocked = what.unlocks() && pins.locked(person);
    if (unlocked) {
      pins.unlock(person);
    }
    var letter =
        what.writes()
            ? (letters.reach(person) ? Welcomed.WITH_NEXT_CALL : Welcomed.NOT_REACHED)
            : Welcomed.NOT_WANTED;
    return new ResetDone(person, unlocked, false, letter);
  }
}
