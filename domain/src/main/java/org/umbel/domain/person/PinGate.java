package org.umbel.domain.person;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.person.PinRules.Expired;
import org.umbel.domain.person.PinRules.Objection;

/// Opens voice boxes to those who know the PIN, and locks them against those who guess (WM-4). Safe
/// for all threads; waits for the vault and the hash.
public final class PinGate {
  private final PinVault vault;
  private final Supplier<PinRules> rules;
  private final InstantSource clock;
  private final Journal journal;
  private final Function<Person, Optional<Pin>> standard;

  /// @param rules asked each time, so that they may change
  public PinGate(PinVault vault, Supplier<PinRules> rules, InstantSource clock, Journal journal) {
    this(vault, rules, clock, journal, _ -> Optional.empty());
  }

  /// @param standard the PIN of somebody who has none; it becomes the person's own first one with
  ///   the first try to get in
  public PinGate(
      PinVault vault,
      Supplier<PinRules> rules,
      InstantSource clock,
      Journal journal,
      Function<Person, Optional<Pin>> standard) {
    this.standard = standard;
    this.vault = vault;
    this.rules = rules;
    this.clock = clock;
    this.journal = journal;
  }

  /// What became of a try.
  public enum Verdict {
    OPEN,
    /// Right, but good for setting a new PIN only.
    CHANGE_FIRST,
    /// Right, but good for nothing any more.
    EXPIRED,
    WRONG,
    LOCKED
  }

  public PinRules rules() {
    return rules.get();
  }

  /// Tries a PIN. The right one forgets earlier wrong tries; a locked box refuses the right one,
  /// too. A try is counted before the PIN is looked at, so that guesses made at the same time
  /// cannot pass uncounted.
  public Verdict open(Person person, Pin pin) {
    var counted =
        vault.update(person.extension(), this::counted).or(() -> countedByStandard(person));
    if (counted.isEmpty()) {
      journal.happened(new Event.LoginRefused(person.extension(), "no PIN set"));
      return Verdict.WRONG;
    }
    if (counted.get().locked()) {
      journal.happened(new Event.LoginRefused(person.extension(), "locked"));
      return Verdict.LOCKED;
    }
    if (PinHash.matches(counted.get().hash(), pin)) {
      vault.update(person.extension(), record -> record.tried(0, false));
      return whileGood(person, counted.get());
    }
    return refused(person, counted.get());
  }

  /// Takes as long as a try at a box, for one that is not there: who guesses does not learn which
  /// extensions there are.
  public void pretend(Pin pin) {
    PinHash.of(pin);
  }

  private Optional<PinRecord> countedByStandard(Person person) {
    var pin = standard.apply(person);
    if (pin.isEmpty()) {
      return Optional.empty();
    }
    vault.addIfAbsent(person.extension(), PinRecord.first(PinHash.of(pin.get())));
    return vault.update(person.extension(), this::counted);
  }

  private PinRecord counted(PinRecord record) {
    var tries = record.wrongTries() + 1;
    var most = rules().triesUntilLocked();
    return record.tried(tries, record.locked() || (most > 0 && tries > most));
  }

  private Verdict whileGood(Person person, PinRecord record) {
    var left = rules().left(record, clock.instant());
    if (rules().outdated(record)) {
      return Verdict.CHANGE_FIRST;
    }
    if (left.filter(Duration::isPositive).isPresent() || left.isEmpty()) {
      return Verdict.OPEN;
    }
    var given = record.since().isEmpty(); // its owner could not change it in time
    if (given || rules().expired() == Expired.CHANGE) {
      return Verdict.CHANGE_FIRST;
    }
    journal.happened(new Event.LoginRefused(person.extension(), "PIN expired"));
    return Verdict.EXPIRED;
  }

  private Verdict refused(Person person, PinRecord record) {
    journal.happened(
        new Event.LoginRefused(
            person.extension(), "wrong PIN, " + record.wrongTries() + " in a row"));
    var most = rules().triesUntilLocked();
    if (most == 0 || record.wrongTries() < most) {
      return Verdict.WRONG;
    }
    vault.update(person.extension(), wrong -> wrong.tried(wrong.wrongTries(), true));
    journal.happened(new Event.BoxLocked(person.extension(), record.wrongTries()));
    return Verdict.LOCKED;
  }

  /// When the PIN expires, where its owner is to be warned now.
  public Optional<Instant> expiresSoon(Person person) {
    var now = clock.instant();
    return vault
        .find(person.extension())
        .flatMap(record -> rules().left(record, now))
        .filter(left -> left.compareTo(rules().warned()) <= 0)
        .map(now::plus);
  }

  /// Whether this is somebody's PIN now. No try to get in, so it is not counted as one.
  public boolean isOf(Person person, Pin pin) {
    return vault
        .find(person.extension())
        .filter(record -> PinHash.matches(record.hash(), pin))
        .isPresent();
  }

  /// Whether somebody has a PIN.
  public boolean given(Person person) {
    return vault.find(person.extension()).isPresent();
  }

  /// Whether too many wrong tries have closed a box.
  public boolean locked(Person person) {
    return vault.find(person.extension()).filter(PinRecord::locked).isPresent();
  }

  /// Opens a box that was locked. Does nothing to one that is not.
  public void unlock(Person person) {
    vault.update(person.extension(), record -> record.tried(0, false));
  }

  /// Sets a new PIN for somebody who is logged in.
  ///
  /// @return why it may not be used, or empty when it has been set
  public Optional<Objection> change(Person person, Pin pin) {
    var former = vault.find(person.extension());
    var objection =
        rules().objection(pin, person).or(() -> former.flatMap(record -> known(record, pin)));
    if (objection.isPresent()) {
      return objection;
    }
    var hash = PinHash.of(pin);
    vault.addIfAbsent(person.extension(), PinRecord.first(hash));
    vault.update(
        person.extension(), record -> record.replaced(hash, clock.instant(), rules().remembered()));
    journal.happened(new Event.PinChanged(person.extension()));
    return Optional.empty();
  }

  private Optional<Objection> known(PinRecord record, Pin pin) {
    if (PinHash.matches(record.hash(), pin)) {
      return Optional.of(Objection.SAME_AS_BEFORE);
    }
    return record.former().stream()
            .limit(rules().remembered())
            .anyMatch(hash -> PinHash.matches(hash, pin))
        ? Optional.of(Objection.USED_BEFORE)
        : Optional.empty();
  }

  /// Gives somebody another PIN, whatever the former was, and opens a locked box. It counts as not
  /// set by its owner.
  public void give(Person person, Pin pin) {
    var hash = PinHash.of(pin);
    vault.addIfAbsent(person.extension(), PinRecord.first(hash));
    vault.update(
        person.extension(),
        record ->
            new PinRecord(
                hash,
                0,
                false,
                Optional.empty(),
                record.replaced(hash, clock.instant(), rules().remembered()).former()));
    journal.happened(new Event.PinChanged(person.extension()));
  }
}
