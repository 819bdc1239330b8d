package org.umbel.domain.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// One agent's states and leases.
final class AgentDesk {
  /// Nobody serves one customer for longer.
  private static final Duration LONGEST = Duration.ofDays(1);

  private final AgentId agent;
  private final InstantSource clock;
  private final ToIntFunction<Channel> atOnce;
  private final Consumer<AgentChange> news;
  private final Map<Channel, AgentState> states = new EnumMap<>(Channel.class);
  private final Map<Channel, Instant> freeSince = new EnumMap<>(Channel.class);
  private final Map<Channel, Kept> kept = new EnumMap<>(Channel.class);
  private final Set<Served> served = new HashSet<>();

  AgentDesk(
      AgentId agent,
      InstantSource clock,
      ToIntFunction<Channel> atOnce,
      Consumer<AgentChange> news) {
    this.agent = agent;
    this.clock = clock;
    this.atOnce = atOnce;
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

  private final class Served implements Serving {
    private final Channel channel;
    private final Instant until;

    Served(Channel channel, Instant until) {
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
    public void close() {
      leave(this);
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

  synchronized Serving engage(Channel channel) {
    var engagement = new Served(channel, clock.instant().plus(LONGEST));
    served.add(engagement);
    return engagement;
  }

  synchronized int engaged(Channel channel) {
    var now = clock.instant();
    served.removeIf(one -> !now.isBefore(one.until));
    return (int) served.stream().filter(one -> one.channel == channel).count();
  }

  /// @return empty when the agent is not ready, kept, or serves as many as can be
  synchronized Optional<Instant> freeSince(Channel channel) {
    var open = !reserved(channel) && engaged(channel) < atOnce.applyAsInt(channel);
    return open && state(channel) instanceof AgentState.Ready
        ? Optional.ofNullable(freeSince.get(channel))
        : Optional.empty();
  }

  private synchronized void leave(Served engagement) {
    if (served.remove(engagement)) {
      freeSince.put(engagement.channel, clock.instant());
    }
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
