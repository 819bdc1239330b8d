package org.umbel.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.engine.EngineAnswer.Accepted;
import org.umbel.domain.engine.EngineAnswer.NotAccepted;
import org.umbel.domain.engine.EngineAnswer.Refused;
import org.umbel.domain.engine.EngineAnswer.Why;
import org.umbel.domain.interaction.Interactions;
import org.umbel.domain.preview.Crew;

@Timeout(60)
class EngineDeskTest {
  private final Crew crew = new Crew("anna", "boris");
  private final Interactions interactions =
      new Interactions(new Standard(), InstantSource.system());
  private final EngineDesk desk = new EngineDesk(crew.previews, crew, new Standard(), interactions);

  @Test
  void eachTargetHasItsResultAndTheEngineKnowsWhereToGo() throws InterruptedException, Exception {
    crew.accepts("boris");
    crew.notReady("anna");
    var wish = Crew.wish();

    var answer = desk.offer(new EngineRequest(wish, List.of("anna", "boris", "no body")));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Accepted.class,
            accepted -> {
              assertThat(accepted.place()).isEqualTo(new PhoneNumber("4002"));
              assertThat(accepted.results())
                  .containsEntry("anna", "Unavailable")
                  .containsEntry("boris", "Accepted")
                  .containsEntry("no body", "Unavailable");
            });
    assertThat(interactions.arrived(new AgentId("boris"))).contains(wish);
  }

  @Test
  void aCancelEndsTheOfferAndTheWait() throws InterruptedException, Exception {
    var offered = new CountDownLatch(1);
    crew.does("anna", _ -> offered.countDown());
    var wish = Crew.wish();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer = threads.submit(() -> desk.offer(new EngineRequest(wish, List.of("anna"))));
      offered.await();

      assertThat(desk.cancel(wish.id())).isTrue();

      assertThat(answer.get())
          .isInstanceOfSatisfying(
              NotAccepted.class,
              none -> assertThat(none.results()).containsEntry("anna", "Cancel"));
    }
    assertThat(desk.cancel(wish.id())).isFalse();
  }

  @Test
  void theSameInteractionIsNotOfferedTwiceAtOnce() throws InterruptedException, Exception {
    var offered = new CountDownLatch(1);
    crew.does("anna", _ -> offered.countDown());
    var wish = Crew.wish();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> desk.offer(new EngineRequest(wish, List.of("anna"))));
      offered.await();

      assertThat(desk.offer(new EngineRequest(wish, List.of("boris"))))
          .isEqualTo(new Refused(Why.OFFERED_ALREADY));

      desk.cancel(wish.id());
      first.get();
    }
  }

  private static final class Standard implements WorkerOptions {
    @Override
    public OptionSet system() {
      return OptionSet.STANDARD;
    }

    @Override
    public OptionSet of(AgentId agent) {
      return OptionSet.STANDARD;
    }
  }
}
