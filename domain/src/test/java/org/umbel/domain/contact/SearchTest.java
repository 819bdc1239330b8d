package org.umbel.domain.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.contact.Strategy.Manner;
import org.umbel.domain.contact.Strategy.Step;
import org.umbel.domain.interaction.UserData;
import org.umbel.domain.preview.Crew;

@Timeout(60)
class SearchTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration AT_ONCE = Duration.ZERO;

  private final Freed freed = new Freed();

  @Test
  void inTurnWhoIsFreeForLongestIsAskedFirst() throws InterruptedException, Exception {
    var crew = new Crew("anna", "boris", "carla").rejects("anna").accepts("boris");

    var accepted = search(crew, step(Manner.IN_TURN, Candidates.EVERYBODY, LONG)).next();

    assertThat(accepted.orElseThrow().offer().agent()).isEqualTo(new AgentId("boris"));
    assertThat(crew.ends()).containsExactly("anna Rejected", "boris Accepted");
  }

  @Test
  void broadcastGoesToAllAndTheOthersSeeItTaken() throws InterruptedException, Exception {
    var crew = new Crew("anna", "boris", "carla").accepts("carla");

    search(crew, step(Manner.BROADCAST, Candidates.EVERYBODY, LONG)).next();

    assertThat(crew.ends())
        .containsExactlyInAnyOrder("carla Accepted", "anna Taken", "boris Taken");
  }

  @Test
  void oneNamedByTheUserDataIsAskedAloneAndThenTheGroup() throws InterruptedException, Exception {
    var crew = new Crew("anna", "boris").rejects("boris").accepts("anna");
    var named = new Candidates(Set.of(), Set.of(), Optional.of("KW_TARGET"), Map.of());
    var group = new Candidates(Set.of(), Set.of("all"), Optional.empty(), Map.of());
    var strategy =
        new Strategy(
            List.of(step(Manner.IN_TURN, named, AT_ONCE), step(Manner.IN_TURN, group, LONG)),
            AT_ONCE);
    var data = UserData.NONE.with("KW_TARGET", "boris");

    new Search(house(crew), strategy, Crew.wish(data)).next();

    assertThat(crew.ends().getFirst()).isEqualTo("boris Rejected");
    assertThat(crew.ends()).contains("anna Accepted");
  }

  @Test
  void onlyWhoCanDoItWellEnoughIsMeant() {
    var crew = new Crew("anna", "boris", "carla");
    var fluent = new Candidates(Set.of(), Set.of("all"), Optional.empty(), Map.of("english", 20));

    assertThat(fluent.of(crew, Channel.VOICE, UserData.NONE))
        .containsExactlyInAnyOrder(new AgentId("boris"), new AgentId("carla"));
  }

  @Test
  void whoBecomesFreeWhileTheCustomerWaitsIsAsked() throws InterruptedException, Exception {
    var crew = new Crew("anna").accepts("anna");
    crew.notReady("anna");
    crew.agents.follow(_ -> freed.tell());
    var search = search(crew, step(Manner.IN_TURN, Candidates.EVERYBODY, LONG));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var found = threads.submit(search::next);

      crew.ready("anna");

      assertThat(found.get()).isPresent();
    }
  }

  @Test
  void withNobodyFreeAndNoPatienceItEndsAtOnce() throws InterruptedException, Exception {
    var crew = new Crew("anna");
    crew.notReady("anna");

    assertThat(search(crew, step(Manner.BROADCAST, Candidates.EVERYBODY, AT_ONCE)).next())
        .isEmpty();
  }

  @Test
  void aCustomerWhoHangsUpTakesTheOfferBackAtOnce() throws InterruptedException, Exception {
    var crew = new Crew("anna");
    var offered = new CountDownLatch(1);
    crew.does("anna", _ -> offered.countDown());
    var search = search(crew, step(Manner.IN_TURN, Candidates.EVERYBODY, LONG));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var found = threads.submit(search::next);
      offered.await();

      search.cancel();

      assertThat(found.get()).isEmpty();
    }
    assertThat(crew.ends()).containsExactly("anna Cancel");
  }

  @Test
  void thousandsOfHangUpsAndAcceptancesKeepNobody() throws InterruptedException, Exception {
    var crew = new Crew("anna", "boris").accepts("anna").accepts("boris");
    var both = List.of(new AgentId("anna"), new AgentId("boris"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < 2_000; n++) {
        var search = search(crew, step(Manner.BROADCAST, Candidates.EVERYBODY, AT_ONCE));
        var found = threads.submit(search::next);
        LockSupport.parkNanos(n % 100 * 1_000L); // the hang-up comes a little later each time
        search.cancel();
        found.get().ifPresent(accepted -> accepted.lease().close());

        assertThat(crew.agents.free(both, Channel.VOICE)).hasSize(2);
      }
    }
    assertThat(crew.previews.open(both.getFirst())).isEmpty();
  }

  private Search search(Crew crew, Step step) {
    return new Search(house(crew), new Strategy(List.of(step), AT_ONCE), Crew.wish());
  }

  private Search.House house(Crew crew) {
    return new Search.House(
        crew.agents,
        crew,
        crew.previews,
        freed,
        () -> Duration.ofSeconds(15),
        InstantSource.system());
  }

  private static Step step(Manner manner, Candidates who, Duration patience) {
    return new Step(manner, who, patience);
  }
}
