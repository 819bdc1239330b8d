package org.umbel.domain.agent.options;

import java.util.Optional;

/// What presence shows while a worker is on a call (PR-6).
///
/// @param enabled whether it does
/// @param status during the call
/// @param message shown with it
/// @param released after the call; empty: what was before (`reset`)
public record CallPush(
    boolean enabled, StatusNumber status, String message, Optional<StatusNumber> released) {

  public static final CallPush STANDARD =
      new CallPush(false, new StatusNumber(9500), "I am on a call", Optional.empty());
}
