package org.umbel.domain.agent.options;

import java.time.Duration;

/// What follows a call before the worker is offered the next one (PR-7).
///
/// @param time how long; none when zero
/// @param status shown as presence meanwhile
/// @param note shown with it
public record PauseOptions(Duration time, StatusNumber status, String note) {

  static final PauseOptions WRAP_UP =
      new PauseOptions(Duration.ZERO, new StatusNumber(6500), "Working after call");
  static final PauseOptions LEGAL_GUARD =
      new PauseOptions(Duration.ZERO, new StatusNumber(6500), "Statutory pause");
}
