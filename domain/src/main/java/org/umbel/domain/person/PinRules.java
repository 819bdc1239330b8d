package org.umbel.domain.person;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.umbel.domain.settings.Settings;

/// What a new PIN must be (WM-4, WM-6).
///
/// @param shortest fewest digits, 4 to 24
/// @param triesPerCall wrong tries that end a call
/// @param triesUntilLocked wrong tries in a row, over all calls, that lock the box; 0 never locks
/// @param lasts how long a PIN is good; zero is for ever
/// @param warned how long before its end the owner is told
/// @param oldest a PIN that its owner has set before is to be replaced; empty where that is
///   nobody's
/// @param expired what a PIN is good for after that
/// @param remembered how many former PINs cannot be set again
public record PinRules(
    int shortest,
    int triesPerCall,
    int triesUntilLocked,
    Duration lasts,
    Duration warned,
    Optional<Instant> oldest,
    Expired expired,
    int remembered) {

  /// Six digits, three tries a call, locked after ten, good for ever, and none of the last five
  /// again.
  public static final PinRules DEFAULT =
      new PinRules(
          6, 3, 10, Duration.ZERO, Duration.ofDays(7), Optional.empty(), Expired.CHANGE, 5);

  /// Those that the settings say; they are the same for everybody.
  public static PinRules of(Settings settings) {
    return new PinRules(
        settings.value(AccessSettings.SHORTEST_PIN),
        settings.value(AccessSettings.TRIES_PER_CALL),
        settings.value(AccessSettings.LOCK_AFTER),
        Duration.ofDays(settings.value(AccessSettings.CHANGE_AFTER_DAYS)),
        Duration.ofDays(settings.value(AccessSettings.REMIND_DAYS)),
        settings
            .value(AccessSettings.SET_SINCE)
            .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()),
        settings.value(AccessSettings.EXPIRED),
        settings.value(AccessSettings.FORMER_PINS));
  }

  /// What becomes of an expired PIN.
  public enum Expired {
    /// It opens the box to set a new one.
    CHANGE,
    /// It opens nothing.
    CLOSED
  }

  /// How long a PIN is still good; empty when that is for ever. A first PIN that somebody else has
  /// given is good until its owner has used it: it has expired where PINs expire at all.
  Optional<Duration> left(PinRecord record, Instant now) {
    return lasts.isZero()
        ? Optional.empty()
        : Optional.of(
            record
                .since()
                .map(since -> Duration.between(now, since.plus(lasts)))
                .orElse(Duration.ZERO));
  }

  /// Whether everybody was told to set a new PIN since this one was set.
  boolean outdated(PinRecord record) {
    return oldest
        .filter(day -> record.since().filter(since -> !since.isBefore(day)).isEmpty())
        .isPresent();
  }

  /// Why a PIN may not be used.
  public enum Objection {
    TOO_SHORT,
    TOO_SIMPLE,
    SAME_AS_BEFORE,
    USED_BEFORE
  }

  /// The first thing wrong with a new PIN: its length, one digit only, a run such as 123456 or
  /// 987654, a repeated pair or triple, or the owner's extension within it.
  public Optional<Objection> objection(Pin pin, Person owner) {
    var digits = pin.digits();
    if (digits.length() < shortest) {
      return Optional.of(Objection.TOO_SHORT);
    }
    if (run(digits) || repeated(digits) || holds(digits, owner.extension().digits())) {
      return Optional.of(Objection.TOO_SIMPLE);
    }
    return Optional.empty();
  }

  /// A PIN that nobody can guess and nothing is wrong with: of the shortest length, at least six
  /// digits.
  ///
  /// @param random one that cannot be foreseen
  public Pin make(Person owner, RandomGenerator random) {
    var length = Math.max(shortest, DEFAULT.shortest);
    while (true) {
      var digits = new StringBuilder();
      random.ints(length, 0, 10).forEach(digits::append);
      var pin = new Pin(digits.toString());
      if (objection(pin, owner).isEmpty()) {
        return pin;
      }
    }
  }

  private static boolean run(String digits) {
    var step = digits.charAt(1) - digits.charAt(0);
    if (Math.abs(step) > 1) {
      return false;
    }
    for (var i = 1; i < digits.length(); i++) {
      if (digits.charAt(i) - digits.charAt(i - 1) != step) {
        return false;
      }
    }
    return true;
  }

  private static boolean repeated(String digits) {
    for (var unit = 1; unit <= 3 && unit < digits.length(); unit++) {
      var head = digits.substring(0, unit);
      if (digits.equals(head.repeat(digits.length() / unit + 1).substring(0, digits.length()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(String digits, String extension) {
    return extension.length() >= 3 && digits.contains(extension);
  }
}
