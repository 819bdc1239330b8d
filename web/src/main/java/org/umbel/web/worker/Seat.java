package org.umbel.web.worker;

import org.umbel.domain.agent.AgentId;

/// Whose screen it is.
sealed interface Seat {
  record OfWorker(AgentId id) implements Seat {}

  record OfAgent(String name) implements Seat {}
}
