package org.umbel.domain.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Agents;
import org.umbel.domain.agent.Cause;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.domain.interaction.Interaction;
import org.umbel.domain.interaction.UserData;

class PreviewRaceTest {
  private static final int ROUNDS = 2_000;
  private static final AgentId ANNA = new AgentId("anna");
  private static final AgentId BORIS = new AgentId("boris");

  private final Agents agents = new Agents(InstantSource.system());
  private final Previews previews =
      new Previews(agents, () -> Duration.ofSeconds(9), InstantSource.system());
  private final Map<OfferId, List<OfferEnd>> ends = new ConcurrentHashMap<>();

  @Test
  void whateverRacesEachOfferEndsOnceAndOneAgentAtMostHasIt()
      throws InterruptedException, Exception {
    previews.follow(new Ends());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < ROUNDS; n++) {
        agents.change(ANNA, Set.of(Channel.VOICE), AgentState.READY, Cause.WORKER);
        agents.change(BORIS, Set.of(Channel.VOICE), AgentState.READY, Cause.WORKER);
        var round = previews.offer(wish(), List.of(ANNA, BORIS), Duration.ofSeconds(15));
        var accepted = new AtomicInteger();
        var start = new CyclicBarrier(4);
        var steps = new ArrayList<Future<?>>();
        for (var agent : List.of(ANNA, BORIS)) {
          var offer = previews.open(agent).getFirst();
          steps.add(
              threads.submit(() -> {
                start.await();
                return previews.accept(offer.id(), agent, Where.OWN_PLACE)
                    && accepted.incrementAndGet() > 0;
              }));
        }
        steps.add(
            threads.submit(() -> {
              start.await();
              round.cancel();
              return true;
            }));
        start.await();
        for (var step : steps) {
          step.get();
        }
        var outcome = round.await();
        assertThat(accepted.get()).isEqualTo(outcome instanceof Round.Outcome.Accepted ? 1 : 0);
        if (outcome instanceof Round.Outcome.Accepted(_, _, var lease, _)) {
          lease.close();
        }
        assertThat(agents.free(List.of(ANNA, BORIS), Channel.VOICE)).hasSize(2);
      }
    }
    assertThat(ends).hasSize(2 * ROUNDS);
    assertThat(ends.values()).allSatisfy(each -> assertThat(each).hasSize(1));
  }

  private static Interaction wish() {
    return new Interaction(
        ConnectionId.random(),
        Channel.VOICE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        UserData.NONE);
  }

  private final class Ends implements OfferWatch {
    @Override
    public void offered(Offer offer) {
      assertThat(ends.put(offer.id(), new ArrayList<>())).isNull();
    }

    @Override
    public void ended(Offer offer, OfferEnd end) {
      ends.computeIfAbsent(offer.id(), _ -> new ArrayList<>()).add(end);
    }
  }
}
