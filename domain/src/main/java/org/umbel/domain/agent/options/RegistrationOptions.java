package org.umbel.domain.agent.options;

import java.time.Duration;

/// When workers take part (PR-9).
///
/// @param automatic everybody from the start on; else whoever opens the client
/// @param afterLastScreen how long somebody still takes part who has closed all screens
public record RegistrationOptions(boolean automatic, Duration afterLastScreen) {

  public static final RegistrationOptions STANDARD =
      new RegistrationOptions(false, Duration.ofMinutes(1));
}
