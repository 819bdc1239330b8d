package org.umbel.telephony;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.telephony.TestPhone.description;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.interaction.Brought;
import org.umbel.domain.interaction.VoiceCall;
import org.umbel.domain.interaction.VoiceCall.Steered;
import org.umbel.domain.interaction.VoiceCall.Steered.Refused;
import org.umbel.domain.interaction.VoiceState.Phase;
import org.umbel.domain.interaction.WorkerPhone;
import org.umbel.domain.person.Extension;
import org.umbel.sip.Dialog;
import org.umbel.sip.ReferOutcome;

/// A customer talks to Anna, who asks the contact point 6000, where Ben is found (KW-8).
@Timeout(30)
class ConsultationTest {
  private static final Extension ANNA = new Extension("4000");
  private static final Extension BEN = new Extension("4002");
  private static final PhoneNumber EXPERTS = new PhoneNumber("6000");

  private final SmallHouse house = new SmallHouse();
  private final TestPhone customers = house.phone("customer");
  private final TestPhone annas = house.phone("4000");
  private final TestPhone bens = house.phone("4002");
  private final BlockingQueue<VoiceCall> begun = new LinkedBlockingQueue<>();
  private final BlockingQueue<VoiceCall> bensView = new LinkedBlockingQueue<>();
  private final BlockingQueue<Phase> phases = new LinkedBlockingQueue<>();
  private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();
  private final BlockingQueue<Optional<CallId>> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<Dialog> annasCalls = new LinkedBlockingQueue<>();
  private final BlockingQueue<Dialog> bensCalls = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> found = new LinkedBlockingQueue<>();

  @BeforeEach
  void annaAndBenHavePhones() {
    annas.register("correct horse", register -> register);
    bens.register("correct horse", register -> register);
    annas.whenCalled(invite -> annasCalls.add(annas.accept(invite, description("annas"))));
    bens.whenCalled(invite -> bensCalls.add(bens.accept(invite, description("bens"))));
    house.hotline = Optional.of(call -> serve(call, ANNA, begun));
    house.experts = this::queue;
  }

  @AfterEach
  void close() {
    found.add("closed");
    Stream.of(customers, annas, bens).forEach(TestPhone::close);
    house.close();
  }

  private void serve(Call call, Extension worker, BlockingQueue<VoiceCall> views) {
    call.answer();
    try {
      var brought =
          call.bring(WorkerPhone.of(worker), Duration.ofSeconds(2), List.of(), views::add);
      outcomes.add(
          brought instanceof Brought.Talking(var talk)
              ? (worker.equals(ANNA) ? "customer " : "expert's ")
                  + (talk.awaitEnd() ? "alone" : "gone")
              : brought);
    } catch (CallEnded gone) {
      outcomes.add("hung up");
      throw gone;
    }
  }

  /// Waits in the music until somebody is found, who is brought; or nobody, or another number.
  private void queue(Call call) {
    call.answer();
    asked.add(call.former());
    for (var word = found.poll(); ; word = found.poll()) {
      switch (word) {
        case null -> call.key(Duration.ofMillis(20));
        case "ben" -> {
          serve(call, BEN, bensView);
          return;
        }
        case "route" -> {
          outcomes.add(call.transfer(BEN.number()));
          return;
        }
        default -> {
          return;
        }
      }
    }
  }

  private VoiceCall talking() throws InterruptedException {
    customer = Optional.of(customers.reach("5000", description("customer")).dialog());
    var call = next(begun);
    call.follow(state -> phases.add(state.phase()));
    while (call.state().phase() != Phase.TALKING) {
      next(phases);
    }
    phases.removeIf(phase -> phase != Phase.RELEASED);
    return call;
  }

  private Optional<Dialog> customer = Optional.empty();

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    return requireNonNull(queue.poll(5, SECONDS));
  }

  private void await(Phase... expected) throws InterruptedException {
    for (var phase : expected) {
      assertThat(phases.poll(5, SECONDS)).isEqualTo(phase);
    }
  }

  private VoiceCall consulting() throws InterruptedException {
    var call = talking();
    assertThat(call.consult(EXPERTS)).isEqualTo(Steered.DONE);
    await(Phase.CALLING);
    found.add("ben");
    await(Phase.CONSULTING);
    return call;
  }

  @Test
  void theContactPointKnowsOfWhomItIsConsulted() throws InterruptedException {
    var call = consulting();

    assertThat(next(asked)).contains(call.id());
    assertThat(next(bens.invites).request().from().user()).isEqualTo("4000");
    assertThat(call.state().consulted()).contains(EXPERTS);
  }

  @Test
  void whoIsFoundThereMayGetTheCustomer() throws InterruptedException {
    var call = consulting();

    assertThat(call.completeTransfer()).isEqualTo(Steered.DONE);

    await(Phase.RELEASED);
    assertThat(next(annas.ends)).isNotNull();
    assertThat(bens.ends).isEmpty();
    next(bensCalls).bye();
    assertThat(List.of(next(outcomes), next(outcomes)))
        .containsExactlyInAnyOrder("expert's alone", "customer alone");
    house.awaitEmpty();
  }

  @Test
  void whoIsFoundSteersTheCallAsEveryWorker() throws InterruptedException {
    consulting().completeTransfer();
    var view = next(bensView);
    var seen = new LinkedBlockingQueue<Phase>();
    view.follow(state -> seen.add(state.phase()));
    while (view.state().phase() != Phase.TALKING) {
      next(seen);
    }

    assertThat(view.hold()).isEqualTo(Steered.DONE);
    assertThat(view.retrieve()).isEqualTo(Steered.DONE);
    asked.clear();
    assertThat(view.transfer(EXPERTS)).isEqualTo(Steered.DONE);

    assertThat(next(bens.ends)).isNotNull();
    assertThat(next(asked)).contains(view.id());
    assertThat(outcomes.poll(5, SECONDS)).isEqualTo("expert's gone");
    customer.orElseThrow().bye();
    assertThat(next(outcomes)).isEqualTo("customer gone");
    house.awaitEmpty();
  }

  @Test
  void whoConsultsIsBackWithTheCustomer() throws InterruptedException {
    var call = consulting();

    assertThat(call.endConsult()).isEqualTo(Steered.DONE);

    await(Phase.TALKING);
    assertThat(next(bens.ends)).isNotNull();
    assertThat(next(outcomes)).isEqualTo("expert's gone");
  }

  @Test
  void whoIsConsultedMayHangUp() throws InterruptedException {
    consulting();

    next(bensCalls).bye();

    await(Phase.TALKING);
    assertThat(next(outcomes)).isEqualTo("expert's alone");
  }

  @Test
  void whereNobodyIsFoundTheWorkerIsBackWithTheCustomer() throws InterruptedException {
    var call = talking();
    call.consult(EXPERTS);
    await(Phase.CALLING);

    found.add("nobody");

    await(Phase.TALKING);
    assertThat(outcomes).isEmpty();
  }

  @Test
  void aContactPointThatTakesNoCallIsNotReachable() throws InterruptedException {
    house.experts = Call::hangUp;

    assertThat(talking().consult(EXPERTS)).isEqualTo(new Refused("not-reachable"));

    await(Phase.CALLING, Phase.TALKING);
  }

  @Test
  void theCustomerMayWaitThereInTheWorkersPlace() throws InterruptedException {
    var call = talking();
    call.consult(EXPERTS);
    await(Phase.CALLING);

    assertThat(call.completeTransfer()).isEqualTo(Steered.DONE);
    await(Phase.RELEASED);
    assertThat(next(annas.ends)).isNotNull();
    found.add("ben");

    var dialog = next(bensCalls);
    customer.orElseThrow().bye();
    assertThat(next(bens.ends)).isNotNull();
    assertThat(dialog).isNotNull();
    house.awaitEmpty();
  }

  @Test
  void aCustomerWhoHangsUpLeavesNobodyBehind() throws InterruptedException {
    consulting();

    customer.orElseThrow().bye();

    await(Phase.RELEASED);
    assertThat(next(annas.ends)).isNotNull();
    assertThat(next(bens.ends)).isNotNull();
    house.awaitEmpty();
  }

  @Test
  void ofThreeTheWorkerMayLeaveTheOthersToThemselves() throws InterruptedException {
    var call = consulting();

    assertThat(call.conference()).isEqualTo(Steered.DONE);
    await(Phase.CONFERENCE);
    assertThat(call.release()).isEqualTo(Steered.DONE);

    await(Phase.RELEASED);
    assertThat(bens.ends).isEmpty();
    customer.orElseThrow().bye();
    house.awaitEmpty();
  }

  @Test
  void theDefaultRouteIsConsultedInThePlaceOfTheContactPoint() throws InterruptedException {
    var call = talking();
    call.consult(EXPERTS);
    await(Phase.CALLING);

    found.add("route");

    await(Phase.CONSULTING);
    assertThat(call.completeTransfer()).isEqualTo(Steered.DONE);
    await(Phase.RELEASED);
    assertThat(bens.ends).isEmpty();
    customer.orElseThrow().bye();
    assertThat(next(bens.ends)).isNotNull();
    house.awaitEmpty();
  }

  @Test
  void thePhoneItselfMayTransferTheCustomerToAContactPoint() throws InterruptedException {
    var call = talking();

    var outcome = TestPhone.refer(next(annasCalls), TestPhone.to("6000"));

    assertThat(outcome).isNotInstanceOf(ReferOutcome.Refused.class);
    assertThat(next(asked)).contains(call.id());
    assertThat(next(outcomes)).isEqualTo("customer gone"); // of the first conversation
    found.add("ben");
    assertThat(next(bens.invites).request().from().user()).isEqualTo("customer");
  }

  @Test
  void thePhoneItselfMayConsultAContactPointAndLeaveTheCustomerThere() throws InterruptedException {
    talking();
    var second = annas.reach("6000", description("annas")).dialog();
    found.add("ben");
    next(bensCalls);

    var outcome = TestPhone.refer(next(annasCalls), TestPhone.to("6000", second));

    assertThat(outcome).isInstanceOf(ReferOutcome.Called.class);
    await(Phase.RELEASED);
    assertThat(List.of(next(annas.ends), next(annas.ends))).hasSize(2);
    assertThat(bens.ends).isEmpty();
    assertThat(outcomes).isEmpty();
    customer.orElseThrow().bye();
    assertThat(next(bens.ends)).isNotNull();
    house.awaitEmpty();
  }
}
