package org.umbel.domain.contact;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Agents;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.contact.Strategy.Manner;
import org.umbel.domain.contact.Strategy.Step;
import org.umbel.domain.interaction.Interaction;
import org.umbel.domain.preview.Previews;
import org.umbel.domain.preview.Round;

/// Looks for the worker who takes one interaction, as a strategy says. After somebody who accepted
/// could not be reached it can be asked again and goes on where it was.
///
/// Belongs to one thread at a time; [#cancel] to any.
public final class Search {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final House house;
  private final Strategy strategy;
  private final Interaction interaction;
  private final Instant end;
  private final Set<AgentId> asked = new HashSet<>();
  private int step;
  private Instant stepEnd;
  private boolean cancelled; // guarded by this
  private Optional<Round> open = Optional.empty(); // guarded by this

  /// What a search needs of the rest.
  ///
  /// @param news woken by whoever becomes free
  /// @param expiration within which an offer must be answered
  public record House(
      Agents agents,
      Workers workers,
      Previews previews,
      Freed news,
      Supplier<Duration> expiration,
      InstantSource clock) {}

  public Search(House house, Strategy strategy, Interaction interaction) {
    this.house = house;
    this.strategy = strategy;
    this.interaction = interaction;
    var now = house.clock().instant();
    this.end = now.plus(strategy.longest());
    this.stepEnd = now.plus(strategy.steps().getFirst().patience());
  }

  /// Waits until a worker accepts.
  ///
  /// @return empty when nobody did until the strategy's end, or it was cancelled
  public Optional<Round.Outcome.Accepted> next() throws InterruptedException {
    while (!isCancelled()) {
      var seen = house.news().count();
      var free = free(strategy.steps().get(step));
      if (!free.isEmpty()) {
        var accepted = offer(free);
        if (accepted.isPresent()) {
          return accepted;
        }
      } else if (house.clock().instant().isBefore(stepEnd)) {
        house.news().await(seen, least(LOOK_AGAIN, left(stepEnd)));
      } else if (!overflow()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// The customer has gone: ends the open offers at once and [#next] soon.
  public void cancel() {
    Optional<Round> now;
    synchronized (this) {
      cancelled = true;
      now = open;
    }
    now.ifPresent(Round::cancel);
    house.news().tell();
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }

  private Duration left(Instant until) {
    return Duration.between(house.clock().instant(), until);
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// Whoever was asked in this step already is not asked again; somebody whom another customer got
  /// first was not asked.
  private List<AgentId> free(Step now) {
    var meant =
        new HashSet<>(now.who().of(house.workers(), interaction.channel(), interaction.data()));
    meant.removeAll(asked);
    var free = house.agents().free(meant, interaction.channel());
    return now.manner() == Manner.IN_TURN && !free.isEmpty() ? List.of(free.getFirst()) : free;
  }

  private Optional<Round.Outcome.Accepted> offer(Collection<AgentId> free)
      throws InterruptedException {
    try (var round = house.previews().offer(interaction, free, house.expiration().get())) {
      opened(round);
      return switch (round.await()) {
        case Round.Outcome.Accepted accepted -> {
          asked.add(accepted.offer().agent());
          yield taken(accepted);
        }
        case Round.Outcome.NotAccepted(var ends) -> {
          asked.addAll(ends.keySet());
          yield Optional.empty();
        }
      };
    } finally {
      closed();
    }
  }

  /// Nobody is kept for a customer who has gone meanwhile.
  private Optional<Round.Outcome.Accepted> taken(Round.Outcome.Accepted accepted) {
    if (isCancelled()) {
      accepted.lease().close();
      return Optional.empty();
    }
    return Optional.of(accepted);
  }

  private void opened(Round round) {
    boolean late;
    synchronized (this) {
      late = cancelled;
      open = Optional.of(round);
    }
    if (late) {
      round.cancel();
    }
  }

  private synchronized void closed() {
    open = Optional.empty();
  }

  /// @return false when there is nothing left to try
  private boolean overflow() throws InterruptedException {
    asked.clear();
    step++;
    if (step == strategy.steps().size()) {
      step = 0;
      if (!house.clock().instant().isBefore(end)) {
        return false;
      }
      house.news().await(house.news().count(), least(LOOK_AGAIN, left(end)));
    }
    stepEnd = house.clock().instant().plus(strategy.steps().get(step).patience());
    return true;
  }
}
