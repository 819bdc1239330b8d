package org.umbel.domain.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The one owner of all agent states and of who is kept for which interaction (KW-2). Whoever is
/// not known yet is logged out. Safe for all threads; does not wait.
public final class Agents {
  private final InstantSource clock;
  private final Map<AgentId, AgentDesk> desks = new ConcurrentHashMap<>();
  private final List<Consumer<AgentChange>> followers = new CopyOnWriteArrayList<>();

  public Agents(InstantSource clock) {
    this.clock = clock;
  }

  /// Tells of every change, in the order of each agent's changes, on the thread that changes and
  /// while that agent can not change again: the follower must not wait, nor change agents.
  public void follow(Consumer<AgentChange> follower) {
    followers.add(follower);
  }

  public AgentState state(AgentId agent, Channel channel) {
    return desk(agent).state(channel);
  }

  /// At all channels that were ever set.
  public Map<Channel, AgentState> states(AgentId agent) {
    return desk(agent).states();
  }

  /// Puts the agent into a state at some channels; where it is so already nothing happens.
  public void change(AgentId agent, Collection<Channel> channels, AgentState to, Cause cause) {
    desk(agent).change(channels, to, cause);
  }

  /// Keeps an agent who is ready and not kept by anybody at this channel.
  ///
  /// @param longest after which the agent is free again by itself
  /// @return empty when the agent is not ready or kept already
  public Optional<Lease> reserve(AgentId agent, Channel channel, Duration longest) {
    return desk(agent).reserve(channel, longest);
  }

  /// Whether the agent is kept for an interaction at this channel.
  public boolean reserved(AgentId agent, Channel channel) {
    return desk(agent).reserved(channel);
  }

  /// Those who could be reserved now, who is free for longest first.
  public List<AgentId> free(Collection<AgentId> among, Channel channel) {
    record Free(AgentId agent, Instant since) {}
    return among.stream()
        .flatMap(
            agent -> desk(agent).freeSince(channel).map(since -> new Free(agent, since)).stream())
        .sorted(Comparator.comparing(Free::since))
        .map(Free::agent)
        .toList();
  }

  private AgentDesk desk(AgentId agent) {
    return desks.computeIfAbsent(
        agent, id -> new AgentDesk(id, clock, change -> followers.forEach(f -> f.accept(change))));
  }
}
