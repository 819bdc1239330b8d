package org.umbel.web.door;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.person.PinHash;
import org.umbel.web.door.LoginCounters.Login;

/// Lets people in who know their PIN; the same wrong tries count and the same lock holds as on the
/// phone (WM-4), and places that many wrong ones come from have to wait. At most four PINs are
/// looked at at once, because each costs computing time. Administrators and others with an account
/// come by the same door.
public final class LoginDesk {
  private static final int AT_ONCE = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// Compared with when nobody has the extension, so that the answer takes as long as for others.
  private static final String NOBODY = PinHash.of(new Pin("0"));

  private final People people;
  private final PinGate pins;
  private final Accounts accounts;
  private final LoginThrottle throttle;
  private final LoginCounters counters;
  private final Semaphore places = new Semaphore(AT_ONCE);

  public LoginDesk(
      People people,
      PinGate pins,
      Accounts accounts,
      LoginThrottle throttle,
      LoginCounters counters) {
    this.people = people;
    this.pins = pins;
    this.accounts = accounts;
    this.throttle = throttle;
    this.counters = counters;
  }

  /// What became of a login.
  sealed interface Outcome {
    record Admitted(Person person) implements Outcome {}

    /// Somebody without a voice box.
    record Official(Accounts.Account account) implements Outcome {}

    /// Nobody was let in.
    sealed interface Declined extends Outcome {}

    /// Wrong extension, wrong PIN or a locked box: not told apart to strangers.
    record Refused() implements Declined {}

    /// A password of an account may not travel where others can read it; it was not looked at.
    record Overheard() implements Declined {}

    /// Too many at once; worth another try.
    record Busy() implements Declined {}

    /// Too many wrong ones came from there; nothing was looked at.
    record SlowDown(Duration pause) implements Declined {
      /// At least 1.
      long seconds() {
        return Math.max(1, pause.toSeconds());
      }
    }
  }

  /// Tries an extension and a PIN, or an account's name and password, as typed.
  ///
  /// @param source where it comes from, see [Source]
  /// @param unseen whether nobody on the way can read it
  Outcome enter(String source, boolean unseen, String extension, String pin) {
    var outcome = tried(source, unseen, extension, pin);
    counters.count(
        switch (outcome) {
          case Outcome.Admitted _, Outcome.Official _ -> Login.DONE;
          case Outcome.Refused _, Outcome.Overheard _ -> Login.REFUSED;
          case Outcome.Busy _ -> Login.BUSY;
          case Outcome.SlowDown _ -> Login.SLOWED_DOWN;
        });
    return outcome;
  }

  private Outcome tried(String source, boolean unseen, String extension, String pin) {
    var wait = throttle.tried(source, extension);
    if (wait.isPresent()) {
      return new Outcome.SlowDown(wait.get());
    }
    try {
      if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Outcome.Busy();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Outcome.Busy();
    }
    try {
      var outcome = looked(unseen, extension, pin);
      if (!(outcome instanceof Outcome.Declined)) {
        throttle.succeeded(source, extension);
      }
      return outcome;
    } finally {
      places.release();
    }
  }

  private Outcome looked(boolean unseen, String extension, String digits) {
    var account = unseen ? accounts.find(extension, digits) : Optional.<Accounts.Account>empty();
    if (account.isPresent()) {
      return new Outcome.Official(account.get());
    }
    if (!unseen && !extension.matches("[0-9]*")) {
      return new Outcome.Overheard();
    }
    if (!digits.matches("[0-9]{1,24}")) {
      return new Outcome.Refused();
    }
    var pin = new Pin(digits);
    var person = Extension.parse(extension).flatMap(people::byExtension);
    if (person.isEmpty()) {
      PinHash.matches(NOBODY, pin);
      return new Outcome.Refused();
    }
    return admitted(person.get(), pin)
        .<Outcome>map(Outcome.Admitted::new)
        .orElseGet(Outcome.Refused::new);
  }

  private Optional<Person> admitted(Person person, Pin pin) {
    return switch (pins.open(person, pin)) {
      case OPEN -> Optional.of(person);
      case CHANGE_FIRST, EXPIRED, WRONG, LOCKED -> Optional.empty();
    };
  }
}
