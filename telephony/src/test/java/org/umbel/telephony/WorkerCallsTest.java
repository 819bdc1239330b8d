package org.umbel.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.telephony.TestPhone.description;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.interaction.Brought;
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.domain.interaction.VoiceCall;
import org.umbel.domain.interaction.VoiceCall.Steered;
import org.umbel.domain.interaction.VoiceCall.Steered.Refused;
import org.umbel.domain.interaction.VoiceState.Phase;
import org.umbel.domain.interaction.VoiceState.Steer;
import org.umbel.domain.interaction.WorkerCalls;
import org.umbel.domain.interaction.WorkerPhone;
import org.umbel.domain.person.Extension;
import org.umbel.sip.Dialog;
import org.umbel.sip.DialogHandler;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.InviteOutcome;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// A customer calls 5000 and is brought to Anna's phone, who asks Ben (KW-7).
@Timeout(30)
class WorkerCallsTest {
  private static final Extension ANNA = new Extension("4000");
  private static final PhoneNumber BEN = new PhoneNumber("4002");
  private static final PhoneNumber CLARA = new PhoneNumber("4003");

  private final SmallHouse house = new SmallHouse();
  private final TestPhone customers = house.phone("customer");
  private final TestPhone annas = house.phone("4000");
  private final TestPhone bens = house.phone("4002");
  private final TestPhone carrier = house.phone("carrier");
  private final BlockingQueue<VoiceCall> begun = new LinkedBlockingQueue<>();
  private final BlockingQueue<Phase> phases = new LinkedBlockingQueue<>();
  private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();
  private final BlockingQueue<Dialog> annasCalls = new LinkedBlockingQueue<>();
  private final BlockingQueue<Dialog> bensCalls = new LinkedBlockingQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private WorkerPhone phone = WorkerPhone.of(ANNA);
  private Duration arrival = Duration.ofSeconds(2);

  @BeforeEach
  void annaAndBenHavePhones() {
    annas.register("correct horse", register -> register);
    bens.register("correct horse", register -> register);
    annas.whenCalled(invite -> annasCalls.add(annas.accept(invite, description("annas"))));
    bens.whenCalled(invite -> bensCalls.add(bens.accept(invite, description("bens"))));
    house.hotline = Optional.of(this::serve);
  }

  @AfterEach
  void close() {
    over.countDown();
    Stream.of(customers, annas, bens, carrier).forEach(TestPhone::close);
    house.close();
  }

  /// Serves the customer until nobody does any more.
  private void serve(Call call) {
    call.answer();
    try {
      var music = List.of(ShortBuffer.wrap(new short[] {1, 2, 3}));
      var brought = call.bring(phone, arrival, music, this::follow);
      if (!(brought instanceof Brought.Talking(var talk))) {
        outcomes.add(brought);
        return;
      }
      outcomes.add(talk.awaitEnd() ? "alone" : "gone");
    } catch (CallEnded gone) {
      outcomes.add("hung up");
      throw gone;
    }
  }

  private void follow(VoiceCall call) {
    call.follow(state -> phases.add(state.phase()));
    begun.add(call);
  }

  private Dialog customerCalls() {
    return customers.reach("5000", description("customer")).dialog();
  }

  private VoiceCall talking() throws InterruptedException {
    customerCalls();
    var call = requireNonNull(begun.poll(5, SECONDS));
    await(Phase.RINGING, Phase.TALKING);
    return call;
  }

  private void await(Phase... expected) throws InterruptedException {
    for (var phase : expected) {
      assertThat(phases.poll(5, SECONDS)).isEqualTo(phase);
    }
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    return requireNonNull(queue.poll(5, SECONDS));
  }

  @Test
  void whoTakesTheCallTalksToTheCustomerWhoNoticesNoChange() throws InterruptedException {
    var call = talking();

    assertThat(call.state().possible())
        .containsExactlyInAnyOrder(
            Steer.HOLD, Steer.TRANSFER, Steer.CONSULT, Steer.KEYS, Steer.RELEASE);
    var invite = next(annas.invites).request();
    assertThat(invite.from().user()).isEqualTo("customer");
    assertThat(invite.bodyText()).contains("m=audio 203");
    assertThat(customers.reinvites).isEmpty();
  }

  @Test
  void theWorkerHangsUpAndTheCustomerIsStillThere() throws InterruptedException {
    talking();

    next(annasCalls).bye();

    await(Phase.RELEASED);
    assertThat(next(outcomes)).isEqualTo("alone");
    assertThat(next(customers.ends)).isNotNull(); // for the conversation is over
    house.awaitEmpty();
  }

  @Test
  void theCustomerHangsUpAndThePhoneIsHungUp() throws InterruptedException {
    var customer = customerCalls();
    await(Phase.RINGING, Phase.TALKING);

    customer.bye();

    await(Phase.RELEASED);
    assertThat(next(annas.ends)).isNotNull();
    assertThat(next(outcomes)).isEqualTo("gone");
    house.awaitEmpty();
  }

  @Test
  void aCustomerWhoGivesUpStopsTheRinging() throws InterruptedException {
    annas.whenCalled(this::ringForLong);
    var customer = customerCalls();
    next(annas.invites);

    customer.bye();

    assertThat(next(annas.cancels)).isNotNull();
    assertThat(next(outcomes)).isEqualTo("hung up");
    await(Phase.RINGING, Phase.RELEASED);
    house.awaitEmpty();
  }

  @Test
  void aBusyPhoneLeavesTheCustomerWaiting() throws InterruptedException {
    annas.whenCalled(invite -> invite.reject(486));
    customerCalls();

    assertThat(next(outcomes)).isEqualTo(new Brought.NotTaken(Reason.BUSY));
    await(Phase.RINGING, Phase.RELEASED);
  }

  @Test
  void aPhoneThatNobodyTakesLeavesTheCustomerWaiting() throws InterruptedException {
    annas.whenCalled(this::ringForLong);
    customerCalls();

    assertThat(next(outcomes)).isEqualTo(new Brought.NotTaken(Reason.NO_ANSWER));
    house.awaitEmpty();
  }

  @Test
  void whoHasNoPhoneIsNotReachable() throws InterruptedException {
    phone = WorkerPhone.of(ANNA).at(CLARA);
    customerCalls();

    assertThat(next(outcomes)).isEqualTo(new Brought.NotReachable());
  }

  @Test
  void aNumberOutsideIsRungAtTheWorkersCost() throws InterruptedException {
    house.callsOutsideBy(carrier);
    carrier.whenCalled(invite -> carrier.accept(invite, description("mobile")));
    phone = WorkerPhone.of(ANNA).at(new PhoneNumber("0301"));

    talking();

    assertThat(next(carrier.invites).request().uri()).hasToString("sip:+49301@127.0.0.1");
  }

  @Test
  void aNumberThatTheWorkerMayNotCallIsNotReachable() throws InterruptedException {
    house.callsOutsideBy(carrier);
    phone = WorkerPhone.of(ANNA).at(new PhoneNumber("0033145"));
    customerCalls();

    assertThat(next(outcomes)).isEqualTo(new Brought.NotReachable());
    assertThat(carrier.invites).isEmpty();
  }

  @Test
  void thePhoneIsToldToAnswerWhereItSaysThatItCanBe() throws InterruptedException {
    annas.whenCalled(this::ringAndObey);
    customerCalls();
    var call = next(begun);
    await(Phase.RINGING, Phase.RINGING); // at first it is not known to ring

    assertThat(call.answer()).isEqualTo(Steered.DONE);

    await(Phase.TALKING);
    assertThat(call.answer()).isEqualTo(new Refused("not-possible-now"));
  }

  @Test
  void thePhoneIsToldToAnswerWhereItsRegistrationSaysThatItCanBe() throws InterruptedException {
    annas.register("correct horse", register -> register.with("Allow-Events", "talk"));
    annas.whenCalled(invite -> ringAndObey(invite, invite.request().reply(180)));
    customerCalls();
    var call = next(begun);
    await(Phase.RINGING, Phase.RINGING); // at first it is not known to ring

    assertThat(call.answer()).isEqualTo(Steered.DONE);
    await(Phase.TALKING);
  }

  @Test
  void aPhoneThatIsToAnswerItselfIsToldSoWhereItCanBe() throws InterruptedException {
    phone = WorkerPhone.of(ANNA).answering(true);
    annas.whenCalled(this::ringAndObey);

    customerCalls();

    await(Phase.RINGING, Phase.RINGING, Phase.TALKING);
  }

  @Test
  void aPhoneThatRingsInTimeRingsForAsLongAsPhonesDo() throws InterruptedException {
    arrival = Duration.ofMillis(300);
    annas.whenCalled(invite -> {
      invite.ring(180);
      LockSupport.parkNanos(Duration.ofMillis(600).toNanos());
      annasCalls.add(annas.accept(invite, description("annas")));
    });

    talking();
  }

  @Test
  void aPhoneThatDoesNotRingInTimeIsNotReached() throws InterruptedException {
    arrival = Duration.ofMillis(300);
    annas.whenCalled(_ -> untilTheEnd());

    customerCalls();

    assertThat(next(outcomes)).isEqualTo(new Brought.NotTaken(Reason.UNAVAILABLE));
    house.awaitEmpty();
  }

  @Test
  void thePhoneIsToldWhomItIsAbout() throws InterruptedException {
    phone = WorkerPhone.of(ANNA).about(new ConnectionId("6a01"));

    talking();

    assertThat(next(annas.invites).request().header(ConnectionId.HEADER)).contains("6a01");
  }

  private void ringAndObey(IncomingInvite invite) {
    ringAndObey(invite, invite.request().reply(180).with("Allow-Events", "hold, talk, conference"));
  }

  /// Rings as a phone does that knows the event package `talk`, and answers when it is told to.
  private void ringAndObey(IncomingInvite invite, Response ringing) {
    invite.early(
        new DialogHandler() {
          @Override
          public Response onRequest(Request request) {
            boolean told =
                request.is(Method.NOTIFY) && request.header("Event").equals(Optional.of("talk"));
            if (told) {
              Thread.startVirtualThread(() -> annas.accept(invite, description("annas")));
            }
            return request.reply(told ? 200 : 405);
          }
        });
    invite.ring(ringing);
    untilTheEnd();
  }

  @Test
  void aPhoneThatCannotBeToldIsNot() throws InterruptedException {
    annas.whenCalled(this::ringForLong);
    customerCalls();
    next(annas.invites);

    assertThat(next(begun).answer()).isEqualTo(new Refused("phone-cannot"));
  }

  @Test
  void aPhoneThatIsToAnswerItselfIsAskedForIt() throws InterruptedException {
    phone = WorkerPhone.of(ANNA).answering(true);

    talking();

    var invite = next(annas.invites).request();
    assertThat(invite.header("Answer-Mode")).contains("Auto");
    assertThat(invite.header("Call-Info").orElseThrow()).endsWith(";answer-after=0");
    assertThat(invite.header("Alert-Info").orElseThrow()).contains(";info=alert-autoanswer");
  }

  @Test
  void holdAndRetrieveChangeNothingAtTheCustomersPhone() throws InterruptedException {
    var call = talking();

    assertThat(call.hold()).isEqualTo(Steered.DONE);
    assertThat(call.state().phase()).isEqualTo(Phase.HELD);
    assertThat(call.hold()).isEqualTo(new Refused("not-possible-now"));
    assertThat(call.retrieve()).isEqualTo(Steered.DONE);

    await(Phase.HELD, Phase.TALKING);
    assertThat(customers.reinvites).isEmpty();
    assertThat(annas.reinvites).isEmpty();
  }

  @Test
  void aPhoneThatHoldsByItselfShowsInTheState() throws InterruptedException {
    var call = talking();
    var dialog = next(annasCalls);

    hold(dialog, "sendonly");
    await(Phase.HELD);
    assertThat(call.state().possible()).doesNotContain(Steer.RETRIEVE);
    hold(dialog, "sendrecv");

    await(Phase.TALKING);
  }

  private static void hold(Dialog dialog, String direction) {
    var offer =
        ("v=0\r\no=annas 1 2 IN IP4 127.0.0.1\r\ns=annas\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 4000 RTP/AVP 0\r\na="
            + direction
            + "\r\n");
    var response =
        dialog.reinvite(plain -> plain.withBody(TelephonyTest.SDP, offer.getBytes(UTF_8)));
    assertThat(response.status()).isEqualTo(200);
  }

  @Test
  void whomTheWorkerConsultsMayGetTheCustomer() throws InterruptedException {
    var call = talking();

    assertThat(call.consult(BEN)).isEqualTo(Steered.DONE);
    await(Phase.CALLING, Phase.CONSULTING);
    assertThat(call.state().consulted()).contains(BEN);
    assertThat(next(bens.invites).request().from().user()).isEqualTo("4000");
    assertThat(call.completeTransfer()).isEqualTo(Steered.DONE);

    await(Phase.RELEASED);
    assertThat(next(annas.ends)).isNotNull();
    assertThat(outcomes).isEmpty(); // Ben and the customer talk
    next(bensCalls).bye();
    assertThat(next(outcomes)).isEqualTo("alone");
    house.awaitEmpty();
  }

  @Test
  void aConsultationMayEndByEitherOfTheTwo() throws InterruptedException {
    var call = talking();
    call.consult(BEN);
    await(Phase.CALLING, Phase.CONSULTING);
    call.endConsult();
    assertThat(next(bens.ends)).isNotNull();
    await(Phase.TALKING);
    next(bensCalls);

    call.consult(BEN);
    await(Phase.CALLING, Phase.CONSULTING);
    next(bensCalls).bye();

    await(Phase.TALKING);
  }

  @Test
  void whoIsBusyIsNotConsulted() throws InterruptedException {
    bens.whenCalled(invite -> invite.reject(486));
    house.callsOutsideBy(carrier);
    var call = talking();

    assertThat(call.consult(BEN)).isEqualTo(new Refused("busy"));
    assertThat(call.state().phase()).isEqualTo(Phase.TALKING);
    assertThat(call.consult(CLARA)).isEqualTo(new Refused("not-reachable"));
    assertThat(call.consult(new PhoneNumber("0033145"))).isEqualTo(new Refused("not-allowed"));
  }

  @Test
  void ofThreeTheWorkerMayLeaveTheOthersToThemselves() throws InterruptedException {
    var call = talking();
    call.consult(BEN);
    await(Phase.CALLING, Phase.CONSULTING);

    assertThat(call.conference()).isEqualTo(Steered.DONE);
    await(Phase.CONFERENCE);
    assertThat(call.release()).isEqualTo(Steered.DONE);

    await(Phase.RELEASED);
    assertThat(next(annas.ends)).isNotNull();
    assertThat(bens.ends).isEmpty();
    assertThat(outcomes).isEmpty();
    assertThat(call.release()).isEqualTo(new Refused("gone"));
  }

  @Test
  void aTransferredCustomerTalksToWhoTakesTheCall() throws InterruptedException {
    var call = talking();

    assertThat(call.transfer(BEN)).isEqualTo(Steered.DONE);

    await(Phase.CALLING, Phase.RELEASED);
    assertThat(next(bens.invites).request().from().user()).isEqualTo("customer");
    assertThat(next(annas.ends)).isNotNull();
    next(bensCalls).bye();
    assertThat(next(outcomes)).isEqualTo("alone");
  }

  @Test
  void aCustomerWhomNobodyTakesIsBackWithTheWorker() throws InterruptedException {
    bens.whenCalled(this::ringForLong);
    var call = talking();

    assertThat(call.transfer(BEN)).isEqualTo(Steered.DONE);

    await(Phase.CALLING, Phase.TALKING);
    assertThat(next(bens.cancels)).isNotNull();
  }

  @Test
  void whoTransfersMayPutDownThePhoneWhileItStillRings() throws InterruptedException {
    bens.whenCalled(this::ringForLong);
    var call = talking();
    call.transfer(BEN);
    await(Phase.CALLING);

    next(annasCalls).bye();
    await(Phase.RELEASED);
    bensCalls.add(bens.accept(next(bens.invites), description("bens")));

    assertThat(outcomes).isEmpty();
    next(bensCalls).bye();
    assertThat(next(outcomes)).isEqualTo("alone");
    house.awaitEmpty();
  }

  @Test
  void aCustomerMayBePassedOnToAConversation() throws InterruptedException {
    var call = talking();
    house.hotline =
        Optional.of(next -> {
          next.answer();
          outcomes.add("another conversation");
          next.key(Duration.ofSeconds(10));
        });

    assertThat(call.transfer(new PhoneNumber("5000"))).isEqualTo(Steered.DONE);

    await(Phase.CALLING, Phase.RELEASED);
    assertThat(List.of(next(outcomes), next(outcomes)))
        .containsExactlyInAnyOrder("another conversation", "gone");
    assertThat(next(annas.ends)).isNotNull();
    assertThat(customers.ends).isEmpty();
  }

  @Test
  void aTransferByThePhoneItselfTakesTheWorkerOut() throws InterruptedException {
    talking();

    TestPhone.refer(next(annasCalls), TestPhone.to("4002"));

    await(Phase.RELEASED);
    assertThat(outcomes).isEmpty();
    next(bensCalls).bye();
    assertThat(next(outcomes)).isEqualTo("alone");
    house.awaitEmpty();
  }

  @Test
  void aWatchedWorkersOwnCallsAreToldOf() throws InterruptedException {
    watchAnna();

    var customer = customers.reach("4000", description("customer")).dialog();

    await(Phase.RINGING, Phase.TALKING);
    assertThat(next(annas.invites).request().bodyText()).contains("m=audio 203");
    var call = next(begun);
    assertThat(call.hold()).isEqualTo(Steered.DONE);
    customer.bye();
    await(Phase.HELD, Phase.RELEASED);
    assertThat(next(annas.ends)).isNotNull();
    house.awaitEmpty();
  }

  @Test
  void whatAWatchedWorkerDoesNotTakeGoesToTheBox() throws InterruptedException {
    watchAnna();
    annas.whenCalled(invite -> invite.reject(486));
    var call =
        customers.call(
            "4000", invite -> invite.withBody(TelephonyTest.SDP, description("customer")));

    assertThat(call.await(TestPhone.PATIENCE)).isInstanceOf(InviteOutcome.Refused.class);
    await(Phase.RINGING, Phase.RELEASED);
    house.awaitEmpty();
  }

  @Test
  void aCallerWhoGivesUpStopsTheRingingOfAWatchedWorker() throws InterruptedException {
    watchAnna();
    annas.whenCalled(this::ringForLong);
    var call =
        customers.call(
            "4000", invite -> invite.withBody(TelephonyTest.SDP, description("customer")));
    next(annas.invites);

    call.cancel();

    assertThat(next(annas.cancels)).isNotNull();
    await(Phase.RINGING, Phase.RELEASED);
    house.awaitEmpty();
  }

  /// An invitation is refused when who handles it returns, so this does not.
  private void ringForLong(IncomingInvite invite) {
    invite.ring(180);
    untilTheEnd();
  }

  private void untilTheEnd() {
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void watchAnna() {
    house.followedBy(
        new WorkerCalls() {
          @Override
          public boolean watched(Extension person) {
            return person.equals(ANNA);
          }

          @Override
          public void begun(Arrived arrived, VoiceCall call) {
            assertThat(arrived.worker()).isEqualTo(ANNA);
            follow(call);
          }

          @Override
          public List<ShortBuffer> music() {
            return List.of();
          }
        });
  }
}
