package org.umbel.domain.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// One agent's states and leases.
final class AgentDesk {
  private final AgentId agent;
  private final InstantSource clock;
  private final Consumer<AgentChange> news;
  private final Map<Channel, AgentState> states = new EnumMap<>(Channel.class);
  private final Map<Channel, Instant> freeSince = new EnumMap<>(Channel.class);
  private final Map<Channel, Kept> kept = new EnumMap<>(Channel.class);

  AgentDesk(AgentId agent, InstantSource clock, Consumer<AgentChange> news) {
    this.agent = agent;
    this.clock = clock;
    this.news = news;
  }

  private final class Kept implements Lease {
    private final Channel channel;
    private Instant until; // guarded by the desk

    Kept(Channel channel, Instant until) {
      this.channel = channel;
      this.until = until;
    }

    @Override
    public AgentId agent() {
      return agent;
    }

    @Override
    public Channel channel() {
      return channel;
    }

    @Override
    public boolean held() {
      return heldNow(this);
    }

    @Override
    public boolean extend(Duration further) {
      return extended(this, further);
    }

    @Override
    public void close() {
      letGo(this);
    }
  }

  synchronized AgentState state(Channel channel) {
    return states.getOrDefault(channel, AgentState.LOGGED_OUT);
  }

  synchronized Map<Channel, AgentState> states() {
    return Map.copyOf(states);
  }

  synchronized void change(Collection<Channel> channels, AgentState to, Cause cause) {
    var now = clock.instant();
    for (var channel : channels) {
      var before = state(channel);
      if (!before.equals(to)) {
        states.put(channel, to);
        if (to instanceof AgentState.Ready && !(before instanceof AgentState.Ready)) {
          freeSince.put(channel, now);
        }
        news.accept(new AgentChange(agent, channel, before, to, cause, now));
      }
    }
  }

  synchronized Optional<Lease> reserve(Channel channel, Duration longest) {
    if (freeSince(channel).isEmpty()) {
      return Optional.empty();
    }
    var lease = new Kept(channel, clock.instant().plus(longest));
    kept.put(channel, lease);
    return Optional.of(lease);
  }

  synchronized boolean reserved(Channel channel) {
    var lease = kept.get(channel);
    return lease != null && heldNow(lease);
  }

  /// @return empty when the agent is not ready or kept
  synchronized Optional<Instant> freeSince(Channel channel) {
    return state(channel) instanceof AgentState.Ready && !reserved(channel)
        ? Optional.ofNullable(freeSince.get(channel))
        : Optional.empty();
  }

  private synchronized boolean heldNow(Kept lease) {
    if (kept.get(lease.channel) != lease) {
      return false;
    }
    if (clock.instant().isBefore(lease.until)) {
      return true;
    }
    kept.remove(lease.channel);
    freeSince.put(lease.channel, lease.until);
    return false;
  }

  private synchronized boolean extended(Kept lease, Duration further) {
    if (!heldNow(lease)) {
      return false;
    }
    lease.until = clock.instant().plus(further);
    return true;
  }

  private synchronized void letGo(Kept lease) {
    if (heldNow(lease)) {
      kept.remove(lease.channel);
      freeSince.put(lease.channel, clock.instant());
    }
  }
}
