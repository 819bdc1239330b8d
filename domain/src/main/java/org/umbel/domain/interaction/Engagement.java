package org.umbel.domain.interaction;

import java.time.Instant;
import java.util.Optional;
import org.umbel.domain.agent.AgentId;

/// A customer's call as it stands on the screen of a worker who takes part in it. Unchanging: a
/// moment of it.
///
/// @param interaction with what is known now, the worker's notes included
/// @param offered whether it came by an offer, and not straight to the worker's number
/// @param since when the worker's phone began to ring
/// @param until when the window of an ended one closes; empty while it goes on
public record Engagement(
    EngagementId id,
    AgentId agent,
    Interaction interaction,
    VoiceCall call,
    VoiceState state,
    boolean offered,
    Instant since,
    Optional<Instant> until) {

  public boolean ended() {
    return until.isPresent();
  }
}
