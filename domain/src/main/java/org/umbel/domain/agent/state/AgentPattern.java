package org.umbel.domain.agent.state;

import java.util.Optional;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Reason;
import org.umbel.domain.agent.WorkMode;

/// Which agent states a state of the document stands for.
///
/// @param mode of "not ready"; [WorkMode#NONE] stands for all
/// @param reason empty for all
public record AgentPattern(boolean ready, WorkMode mode, Optional<Reason> reason) {

  public AgentPattern {
    mode = ready ? WorkMode.NONE : mode;
  }

  /// The agent state that is asked for when somebody chooses it.
  public AgentState state() {
    return ready ? new AgentState.Ready(reason) : new AgentState.NotReady(mode, reason);
  }

  public boolean matches(AgentState state) {
    return switch (state) {
      case AgentState.LoggedOut() -> false;
      case AgentState.Ready(var why) -> ready && matches(why);
      case AgentState.NotReady(var how, var why) ->
          !ready && (mode == WorkMode.NONE || mode == how) && matches(why);
    };
  }

  private boolean matches(Optional<Reason> why) {
    return reason.isEmpty() || reason.equals(why);
  }
}
