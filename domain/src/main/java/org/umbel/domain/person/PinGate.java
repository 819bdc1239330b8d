package org.umbel.domain.person;

import java.util.Optional;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;

/// Opens voice boxes to those who know the PIN, and locks them against those who guess (WM-4). Safe
/// for all threads; waits for the vault and the hash.
public final class PinGate {
  private final PinVault vault;
  private final PinRules rules;
  private final Journal journal;

  public PinGate(PinVault vault, PinRules rules, Journal journal) {
    this.vault = vault;
    this.rules = rules;
    this.journal = journal;
  }

  /// What became of a try.
  public enum Verdict {
    OPEN,
    WRONG,
    LOCKED
  }

  public PinRules rules() {
    return rules;
  }

  /// Tries a PIN. The right one forgets earlier wrong tries; a locked box refuses the right one,
  /// too. A try is counted before the PIN is looked at, so that guesses made at the same time
  /// cannot pass uncounted.
  public Verdict open(Person person, Pin pin) {
    var counted = vault.update(person.extension(), this::counted);
    if (counted.isEmpty()) {
      journal.happened(new Event.LoginRefused(person.extension(), "no PIN set"));
      return Verdict.WRONG;
    }
    if (counted.get().locked()) {
      journal.happened(new Event.LoginRefused(person.extension(), "locked"));
      return Verdict.LOCKED;
    }
    if (PinHash.matches(counted.get().hash(), pin)) {
      vault.update(person.extension(), record -> new PinRecord(record.hash(), 0, false));
      return Verdict.OPEN;
    }
    return refused(person, counted.get());
  }

  private PinRecord counted(PinRecord record) {
    var tries = record.wrongTries() + 1;
    var tooMany = rules.triesUntilLocked() > 0 && tries > rules.triesUntilLocked();
    return new PinRecord(record.hash(), tries, record.locked() || tooMany);
  }

  private Verdict refused(Person person, PinRecord record) {
    journal.happened(
        new Event.LoginRefused(
            person.extension(), "wrong PIN, " + record.wrongTries() + " in a row"));
    if (rules.triesUntilLocked() == 0 || record.wrongTries() < rules.triesUntilLocked()) {
      return Verdict.WRONG;
    }
    vault.update(
        person.extension(), wrong -> new PinRecord(wrong.hash(), wrong.wrongTries(), true));
    journal.happened(new Event.BoxLocked(person.extension(), record.wrongTries()));
    return Verdict.LOCKED;
  }

  /// Sets a new PIN for somebody who is logged in.
  ///
  /// @return why it may not be used, or empty when it has been set
  public Optional<PinRules.Objection> change(Person person, Pin pin) {
    var objection = rules.objection(pin, person);
    if (objection.isPresent()) {
      return objection;
    }
    var former = vault.find(person.extension());
    if (former.isPresent() && PinHash.matches(former.get().hash(), pin)) {
      return Optional.of(PinRules.Objection.SAME_AS_BEFORE);
    }
    var hash = PinHash.of(pin);
    vault.addIfAbsent(person.extension(), new PinRecord(hash, 0, false));
    vault.update(person.extension(), record -> new PinRecord(hash, 0, false));
    journal.happened(new Event.PinChanged(person.extension()));
    return Optional.empty();
  }
}
