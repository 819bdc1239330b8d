package org.umbel.domain.agent.duty;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Agents;
import org.umbel.domain.agent.Cause;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.Workers;

/// What the channels of one agent are in. While the phone is used for something else than a
/// customer's call nobody is ready for voice, whatever is asked for; afterwards that holds.
///
/// Used by one thread at a time.
final class AgentChannels {
  private final AgentId agent;
  private final Agents agents;
  private final Workers workers;
  private boolean phoneInUse;
  private Optional<AgentState> afterwards = Optional.empty();

  AgentChannels(AgentId agent, Agents agents, Workers workers) {
    this.agent = agent;
    this.agents = agents;
    this.workers = workers;
  }

  /// What is asked for at each channel.
  Map<Channel, AgentState> now() {
    var now = new EnumMap<Channel, AgentState>(Channel.class);
    all().forEach(channel -> now.put(channel, state(channel)));
    return now;
  }

  private AgentState state(Channel channel) {
    var state = agents.state(agent, channel);
    return covered(channel) ? afterwards.orElse(state) : state;
  }

  private boolean covered(Channel channel) {
    return channel == Channel.VOICE
        && agents.state(agent, channel).equals(PresenceRule.ON_THE_PHONE);
  }

  /// Those of the worker; what was once set of somebody who is no worker any more.
  Collection<Channel> all() {
    return workers
        .byId(agent)
        .<Collection<Channel>>map(Worker::channels)
        .orElseGet(() -> agents.states(agent).keySet());
  }

  /// Logs out where the worker does not have a channel any more.
  void dropOthers() {
    var others = new HashSet<>(agents.states(agent).keySet());
    others.removeAll(all());
    agents.change(agent, others, AgentState.LOGGED_OUT, Cause.REGISTRATION);
  }

  /// Whether this is asked for at all of them.
  boolean are(AgentState state, Collection<Channel> channels) {
    return channels.stream().allMatch(channel -> state(channel).equals(state));
  }

  void put(AgentState state, Cause cause) {
    all().forEach(channel -> put(channel, state, cause));
  }

  void put(Map<Channel, AgentState> states, Cause cause) {
    states.forEach((channel, state) -> put(channel, state, cause));
  }

  void put(Channel channel, AgentState state, Cause cause) {
    if (channel == Channel.VOICE) {
      var waits = phoneInUse && state instanceof AgentState.Ready;
      afterwards = waits ? Optional.of(state) : Optional.empty();
      agents.change(agent, List.of(channel), waits ? PresenceRule.ON_THE_PHONE : state, cause);
    } else {
      agents.change(agent, List.of(channel), state, cause);
    }
  }

  void phoneTaken() {
    phoneInUse = true;
    var state = agents.state(agent, Channel.VOICE);
    if (state instanceof AgentState.Ready) {
      put(Channel.VOICE, state, Cause.INTERACTION);
    }
  }

  void phoneFree() {
    phoneInUse = false;
    if (covered(Channel.VOICE)) {
      afterwards.ifPresent(state -> put(Channel.VOICE, state, Cause.INTERACTION));
    }
    afterwards = Optional.empty();
  }
}
