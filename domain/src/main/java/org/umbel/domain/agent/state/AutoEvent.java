package org.umbel.domain.agent.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// After what a state is entered by itself (CS-2).
public enum AutoEvent {
  /// The worker has refused an offer; ends after a time.
  PREVIEW_REJECT,
  /// The worker has not answered an offer.
  PREVIEW_TIMEOUT,
  /// The worker takes what was offered at another phone.
  PREVIEW_REDIRECT;

  /// As documents write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<AutoEvent> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
