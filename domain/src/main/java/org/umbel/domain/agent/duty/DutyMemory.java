package org.umbel.domain.agent.duty;

import java.util.Map;
import java.util.Optional;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Channel;

/// What of a worker's duty outlives the server. Whom the worker served and for whom the worker was
/// kept does not: those calls have ended with it.
///
/// @param present whether the worker takes part; if not, the rest says nothing
/// @param loggedOutByHand then only the worker's own wish brings the worker back
/// @param undisturbed whether presence leaves the states alone
/// @param heard what the last presence that was known asked for
/// @param chosen the id of the state that the worker has chosen
/// @param states what is asked for at each channel
/// @param pause what ends by itself
public record DutyMemory(
    boolean present,
    boolean loggedOutByHand,
    boolean undisturbed,
    Optional<AgentState> heard,
    Optional<String> chosen,
    Map<Channel, AgentState> states,
    Optional<Pause> pause) {

  public DutyMemory {
    states = Map.copyOf(states);
  }

  /// Of somebody who does not take part.
  public static DutyMemory away(boolean loggedOutByHand) {
    return new DutyMemory(
        false,
        loggedOutByHand,
        false,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }
}
