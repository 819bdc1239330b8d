package org.umbel.domain.contact;

import java.time.Duration;
import java.util.List;

/// How a worker is found: steps one after the other, and all of them again until the customer has
/// waited long enough (KW-13).
///
/// @param steps at least one; when one has found nobody the next one overflows
/// @param longest after which no worker is looked for any more; zero: the steps are done once
public record Strategy(List<Step> steps, Duration longest) {

  public Strategy {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("A strategy without steps");
    }
  }

  /// Offers the call to some workers.
  ///
  /// @param patience how long is waited for somebody to be free and to accept; zero: nobody is
  ///   waited for, each who is free now is asked once
  public record Step(Manner manner, Candidates who, Duration patience) {}

  /// To how many at once.
  public enum Manner {
    /// One after the other, who is free for longest first.
    IN_TURN,
    /// To all who are free; the first who accepts has it.
    BROADCAST
  }
}
