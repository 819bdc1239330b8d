package org.umbel.domain.engine;

import java.util.Map;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.call.PhoneNumber;

/// What became of what an engine has asked for.
public sealed interface EngineAnswer {
  /// The result of a target that could not be offered anything: unknown, not ready, or kept for
  /// something else.
  String UNAVAILABLE = "Unavailable";

  /// @param place where the engine has to bring the interaction to
  /// @param results of each target, by its name as the engine has written it
  record Accepted(AgentId agent, PhoneNumber place, Map<String, String> results)
      implements EngineAnswer {}

  record NotAccepted(Map<String, String> results) implements EngineAnswer {}

  /// Nothing was offered.
  record Refused(Why why) implements EngineAnswer {}

  /// Why not.
  enum Why {
    /// An interaction of this connection id is being offered.
    OFFERED_ALREADY,
    /// As many as can be are being offered.
    TOO_MANY
  }
}
