package org.umbel.domain.preview;

import java.time.Instant;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.interaction.Interaction;

/// An interaction shown to one agent, who may accept or reject it.
///
/// @param until when it ends by itself
public record Offer(
    OfferId id, AgentId agent, Interaction interaction, Instant since, Instant until) {}
