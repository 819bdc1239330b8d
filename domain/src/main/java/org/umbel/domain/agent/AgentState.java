package org.umbel.domain.agent;

import java.util.Optional;

/// What an agent is ready for at one channel (KW-2).
public sealed interface AgentState {

  record LoggedOut() implements AgentState {}

  record Ready(Optional<Reason> reason) implements AgentState {}

  record NotReady(WorkMode mode, Optional<Reason> reason) implements AgentState {}

  AgentState LOGGED_OUT = new LoggedOut();
  AgentState READY = new Ready(Optional.empty());
  AgentState NOT_READY = new NotReady(WorkMode.NONE, Optional.empty());
}
