package org.umbel.domain.person;

import java.util.Optional;

/// What a new PIN must be (WM-4, WM-6).
///
/// @param shortest fewest digits, 4 to 24
/// @param triesPerCall wrong tries that end a call
/// @param triesUntilLocked wrong tries in a row, over all calls, that lock the box; 0 never locks
public record PinRules(int shortest, int triesPerCall, int triesUntilLocked) {

  /// Six digits, three tries a call, locked after ten.
  public static final PinRules DEFAULT = new PinRules(6, 3, 10);

  /// Why a PIN may not be used.
  public enum Objection {
    TOO_SHORT,
    TOO_SIMPLE,
    SAME_AS_BEFORE
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
