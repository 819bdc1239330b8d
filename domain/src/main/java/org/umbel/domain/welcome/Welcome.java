package org.umbel.domain.welcome;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.umbel.domain.letter.LetterNotTaken;
import org.umbel.domain.letter.Letters;
import org.umbel.domain.person.AccessSettings;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.settings.VoiceBoxSettings;
import org.umbel.domain.welcome.ResetDone.Welcomed;

/// Gives people their first PIN and tells them of their voice boxes (WM-1, WM-2). Waits for disks
/// and the slow hash of a PIN, never for a mail server. Safe for all threads; one person is written
/// to at a time.
///
/// A letter is on disk before its PIN is set. A crash in between lets the next call write another
/// one: the last letter has the PIN that opens the box.
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
    letters.send(person, writer.welcome(person, holds, pin));
    vault.update(person.extension(), record -> record.welcomedAt(clock.instant()));
    pin.ifPresent(drawn -> pins.give(person, drawn)); // last: who has none is written to again
    return pin.isPresent();
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
