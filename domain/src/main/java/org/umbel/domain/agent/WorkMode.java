package org.umbel.domain.agent;

import java.util.Locale;
import java.util.Optional;

/// What kind of "not ready" it is (KW-2; the words of the states document, CS-1).
public enum WorkMode {
  NONE,
  MANUAL,
  /// After-call work.
  ACW,
  /// A pause that the law prescribes.
  LEGAL,
  AUXWORK,
  AWAY,
  BACK,
  NODISCONNECT;

  /// As documents write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<WorkMode> of(String word) {
    for (var mode : values()) {
      if (mode.word().equals(word)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
