package org.umbel.domain.preview;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Agents;
import org.umbel.domain.interaction.Interaction;

/// Offers interactions to agents (KW-3). An agent has at most one offer for each channel, since an
/// offer keeps the agent. Safe for all threads; only [Round#await] waits.
public final class Previews {
  private final Agents agents;
  private final Supplier<Duration> arrival;
  private final InstantSource clock;
  private final Map<OfferId, Entry> open = new ConcurrentHashMap<>();
  private final List<OfferWatch> watches = new CopyOnWriteArrayList<>();

  private record Entry(Offer offer, Round round) {}

  /// @param arrival how long an agent who has accepted is kept until the interaction arrives
  public Previews(Agents agents, Supplier<Duration> arrival, InstantSource clock) {
    this.agents = agents;
    this.arrival = arrival;
    this.clock = clock;
  }

  public void follow(OfferWatch watch) {
    watches.add(watch);
  }

  /// Offers an interaction to all of these agents who are ready and free; to nobody else.
  ///
  /// @param time after which nobody can accept any more
  public Round offer(Interaction interaction, Collection<AgentId> targets, Duration time) {
    var since = clock.instant();
    var until = since.plus(time);
    var offers = new ArrayList<Round.Open>();
    for (var agent : targets) {
      agents
          .reserve(agent, interaction.channel(), time.plus(arrival.get()))
          .ifPresent(lease -> {
            var offer = new Offer(OfferId.random(), agent, interaction, since, until);
            offers.add(new Round.Open(offer, lease));
          });
    }
    var round = new Round(clock, until, this::ended, offers);
    var told = false;
    try {
      offers.forEach(one -> open.put(one.offer().id(), new Entry(one.offer(), round)));
      offers.forEach(one -> watches.forEach(watch -> watch.offered(one.offer())));
      told = true;
    } finally {
      round.begin();
      if (!told) {
        round.fail(); // whoever was told of an offer is told of its end as well
      }
    }
    return round;
  }

  private void ended(Offer offer, OfferEnd end) {
    open.remove(offer.id());
    watches.forEach(watch -> watch.ended(offer, end));
  }

  /// Takes an offer for its agent, before everybody else.
  ///
  /// @return false when it is not open any more, or another agent's
  public boolean accept(OfferId id, AgentId by, Where where) {
    var entry = of(id, by);
    if (entry.isEmpty() || !entry.get().round().accept(id, where)) {
      return false;
    }
    watches.forEach(watch -> watch.accepted(entry.get().offer(), where));
    return true;
  }

  /// @return false when it is not open any more, or another agent's
  public boolean reject(OfferId id, AgentId by) {
    return of(id, by).map(entry -> entry.round().end(id, OfferEnd.REJECTED)).orElse(false);
  }

  /// The offer cannot be shown to its agent.
  public void failed(OfferId id) {
    Optional.ofNullable(open.get(id)).ifPresent(entry -> entry.round().end(id, OfferEnd.ERROR));
  }

  /// What this agent may accept now, the oldest first: what a screen shows that opens again.
  public List<Offer> open(AgentId agent) {
    return open.values().stream()
        .map(Entry::offer)
        .filter(offer -> offer.agent().equals(agent))
        .sorted(Comparator.comparing(Offer::since))
        .toList();
  }

  private Optional<Entry> of(OfferId id, AgentId by) {
    return Optional.ofNullable(open.get(id)).filter(entry -> entry.offer().agent().equals(by));
  }
}
