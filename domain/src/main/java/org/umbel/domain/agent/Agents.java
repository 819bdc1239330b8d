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
import java.util.function.ToIntFunction;

/// The one owner of all agent states and of who is kept for which interaction (KW-2). Whoever is
/// not known yet is logged out. Safe for all threads; does not wait.
public final class Agents {
  private final InstantSource clock;
  private final ToIntFunction<Channel> atOnce;
  private final Map<AgentId, AgentDesk> desks = new ConcurrentHashMap<>();
  private final List<Consumer<AgentChange>> followers = new CopyOnWriteArrayList<>();

  /// Everybody serves one customer at a time at each channel.
  public Agents(InstantSource clock) {
    this(clock, _ -> 1);
  }

  /// @param atOnce how many customers an agent serves at a channel at once, at least one
  public Agents(InstantSource clock, ToIntFunction<Channel> atOnce) {
    this.clock = clock;
    this.atOnce = atOnce;
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

  /// The agent serves whom the lease was for; the lease is over. It need not be held any more.
  public Serving engage(Lease lease) {
    var engagement = engage(lease.agent(), lease.channel());
    lease.close();
    return engagement;
  }

  /// The agent serves somebody, whether ready or not, and is free at this channel only as far as
  /// more can be served at once.
  public Serving engage(AgentId agent, Channel channel) {
    return desk(agent).engage(channel);
  }

  /// How many customers the agent serves at this channel.
  public int engaged(AgentId agent, Channel channel) {
    return desk(agent).engaged(channel);
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
        agent,
        id -> new AgentDesk(id, clock, atOnce, change -> followers.forEach(f -> f.accept(change))));
  }
}
