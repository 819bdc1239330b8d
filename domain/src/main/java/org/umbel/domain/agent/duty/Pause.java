package org.umbel.domain.agent.duty;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Channel;

/// A state that ends by itself.
///
/// @param state what the channels of `before` are in meanwhile
/// @param before what they were in
/// @param chosen the id of what was shown before, where the worker has chosen it
/// @param after the id of what follows, where nothing is known of the worker's presence; empty:
///   `before`
public record Pause(
    Kind kind,
    Instant until,
    AgentState state,
    Map<Channel, AgentState> before,
    Optional<String> chosen,
    Optional<String> after) {

  /// Why it is.
  public enum Kind {
    /// After an offer was refused.
    REST,
    WRAP_UP,
    LEGAL_GUARD
  }

  public Pause {
    before = Map.copyOf(before);
  }
}
