package org.umbel.domain.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentsTest {
  private static final AgentId ANNA = new AgentId("anna");
  private static final Duration SHORT = Duration.ofSeconds(10);

  private Instant now = Instant.parse("2026-05-04T12:00:00Z");
  private final InstantSource clock = () -> now;
  private final Agents agents = new Agents(clock, channel -> channel == Channel.VOICE ? 1 : 2);

  private boolean free(Channel channel) {
    return !agents.free(List.of(ANNA), channel).isEmpty();
  }

  private void ready() {
    agents.change(ANNA, List.of(Channel.values()), AgentState.READY, Cause.WORKER);
  }

  @Test
  void whoeverIsKeptIsKeptOnce() {
    ready();

    var first = agents.reserve(ANNA, Channel.VOICE, SHORT).orElseThrow();
    assertThat(agents.reserve(ANNA, Channel.VOICE, SHORT)).isEmpty();
    assertThat(free(Channel.CHAT)).isTrue();

    first.close();
    assertThat(free(Channel.VOICE)).isTrue();
  }

  @Test
  void nobodyIsKeptForEver() {
    ready();
    var lease = agents.reserve(ANNA, Channel.VOICE, SHORT).orElseThrow();

    now = now.plus(SHORT);

    assertThat(lease.held()).isFalse();
    assertThat(lease.extend(SHORT)).isFalse();
    assertThat(free(Channel.VOICE)).isTrue();
  }

  @Test
  void aLeaseThatIsOverDoesNotLetGoWhomAnotherKeeps() {
    ready();
    var old = agents.reserve(ANNA, Channel.VOICE, SHORT).orElseThrow();
    now = now.plus(SHORT);
    var next = agents.reserve(ANNA, Channel.VOICE, SHORT).orElseThrow();

    old.close();

    assertThat(next.held()).isTrue();
    assertThat(free(Channel.VOICE)).isFalse();
  }

  @Test
  void whoeverServesIsFreeOnlyAsFarAsMoreCanBeServed() {
    ready();

    var call = agents.engage(agents.reserve(ANNA, Channel.VOICE, SHORT).orElseThrow());
    var chat = agents.engage(agents.reserve(ANNA, Channel.CHAT, SHORT).orElseThrow());
    assertThat(free(Channel.VOICE)).isFalse();
    assertThat(free(Channel.CHAT)).isTrue();

    var second = agents.engage(ANNA, Channel.CHAT);
    assertThat(free(Channel.CHAT)).isFalse();

    List.of(call, chat, second).forEach(Serving::close);
    chat.close();
    assertThat(free(Channel.VOICE)).isTrue();
    assertThat(agents.engaged(ANNA, Channel.CHAT)).isZero();
  }

  @Test
  void whoeverIsFreeForLongestComesFirst() {
    var ben = new AgentId("ben");
    agents.change(ben, List.of(Channel.VOICE), AgentState.READY, Cause.WORKER);
    now = now.plusSeconds(1);
    ready();
    assertThat(agents.free(List.of(ANNA, ben), Channel.VOICE)).containsExactly(ben, ANNA);

    now = now.plusSeconds(1);
    agents.reserve(ben, Channel.VOICE, SHORT).orElseThrow().close();

    assertThat(agents.free(List.of(ANNA, ben), Channel.VOICE)).containsExactly(ANNA, ben);
  }

  /// Whatever happens in whatever order: at most one lease at a time, never beside a call, and in
  /// the end everybody is free again.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void leasesAndCallsNeverOverlap(long seed) {
    var dice = new Random(seed);
    var leases = new ArrayList<Lease>();
    var calls = new ArrayList<Serving>();
    ready();
    for (var step = 0; step < 2_000; step++) {
      switch (dice.nextInt(6)) {
        case 0 -> {
          var wasFree = free(Channel.VOICE);
          var lease = agents.reserve(ANNA, Channel.VOICE, Duration.ofSeconds(dice.nextInt(1, 20)));
          assertThat(lease.isPresent()).isEqualTo(wasFree);
          lease.ifPresent(leases::add);
        }
        case 1 -> leases.stream().findAny().ifPresent(Lease::close);
        case 2 -> now = now.plusSeconds(dice.nextInt(15));
        case 3 ->
            leases.stream()
                .filter(Lease::held)
                .findFirst()
                .ifPresent(lease -> calls.add(agents.engage(lease)));
        case 4 -> {
          if (!calls.isEmpty()) {
            calls.remove(dice.nextInt(calls.size())).close();
          }
        }
        default -> {
          var state = dice.nextBoolean() ? AgentState.READY : AgentState.NOT_READY;
          agents.change(ANNA, List.of(Channel.VOICE), state, Cause.WORKER);
        }
      }
      var held = leases.stream().filter(Lease::held).count();
      assertThat(held).isLessThanOrEqualTo(1);
      assertThat(agents.engaged(ANNA, Channel.VOICE))
          .isEqualTo(calls.size())
          .isLessThanOrEqualTo(1);
      assertThat(held + calls.size()).isLessThanOrEqualTo(1);
      leases.removeIf(lease -> !lease.held());
    }
    calls.forEach(Serving::close);
    now = now.plusSeconds(60);
    ready();
    assertThat(free(Channel.VOICE)).isTrue();
  }

  @Test
  void ofManyWhoWantSomebodyOneGetsThem() throws InterruptedException {
    for (var round = 0; round < 200; round++) {
      ready();
      var got = new AtomicInteger();
      var threads = new ArrayList<Thread>();
      for (var i = 0; i < 8; i++) {
        threads.add(
            Thread.ofVirtual()
                .start(() ->
                    agents
                        .reserve(ANNA, Channel.VOICE, SHORT)
                        .ifPresent(_ -> got.incrementAndGet())));
      }
      for (var thread : threads) {
        thread.join();
      }
      assertThat(got).hasValue(1);
      now = now.plus(SHORT);
    }
  }
}
