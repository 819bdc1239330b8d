package org.umbel.telephony;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.telephony.TestPhone.description;
import static org.umbel.telephony.TestPhone.refer;
import static org.umbel.telephony.TestPhone.to;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.sip.Dialog;
import org.umbel.sip.DialogEnd;
import org.umbel.sip.DialogHandler;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.InviteHandler;
import org.umbel.sip.InviteOutcome;
import org.umbel.sip.OutgoingInvite;
import org.umbel.sip.ReferOutcome;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.ReferTo;
import org.umbel.sip.message.Replaces;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipUri;

/// Transfers of those who talk by way of the server, to a person or to a conversation (LN-9): by
/// REFER, and by an INVITE that takes the place of a call.
@Timeout(30)
class TransfersTest {
  private static final Duration PATIENCE = TestPhone.PATIENCE;

  private final SmallHouse house = new SmallHouse();
  private final TestPhone caller = house.phone("4001");
  private final TestPhone annas = house.phone("4000");
  private final TestPhone bens = house.phone("4002");
  private final BlockingQueue<Dialog> answered = new LinkedBlockingQueue<>();
  private final BlockingQueue<IncomingInvite> ringing = new LinkedBlockingQueue<>();

  TransfersTest() {
    annas.register("correct horse", register -> register);
    bens.register("correct horse", register -> register);
    annas.whenCalled(invite -> answered.add(annas.accept(invite, description("annas"))));
    bens.whenCalled(invite -> answered.add(bens.accept(invite, description("bens"))));
  }

  @AfterEach
  void close() {
    Stream.of(caller, annas, bens).forEach(TestPhone::close);
    house.close();
  }

  /// The caller's side of a talk with Anna.
  private Dialog callerTalksToAnna() {
    return caller.reach("4000", description("callers")).dialog();
  }

  private Dialog taken() throws InterruptedException {
    return requireNonNull(answered.poll(5, SECONDS));
  }

  private static String next(BlockingQueue<Request> requests) throws InterruptedException {
    return requireNonNull(requests.poll(5, SECONDS)).bodyText();
  }

  private static void ends(TestPhone phone) throws InterruptedException {
    assertThat(phone.ends.poll(5, SECONDS)).isNotNull();
  }

  /// Ben's phone rings, and waits for what the test does with it.
  private void benLetsItRing() {
    bens.whenCalled(invite -> {
      ringing.add(invite);
      awaitCancel(invite);
    });
  }

  @Test
  void whoIsTransferredToANumberTalksToWhoAnswersThere() throws InterruptedException {
    callerTalksToAnna();

    var outcome = refer(taken(), to("4002"));

    assertThat(outcome).isEqualTo(new ReferOutcome.Called(200));
    assertThat(requireNonNull(bens.invites.poll(5, SECONDS)).request())
        .satisfies(invite -> {
          assertThat(invite.bodyText()).contains("s=callers");
          assertThat(invite.from().user()).isEqualTo("4001");
          assertThat(invite.header("Referred-By"))
              .hasValueSatisfying(by -> assertThat(by).contains("4000"));
        });
    assertThat(next(caller.reinvites)).contains("s=bens", "o=annas 1 2");
    assertThat(annas.ends.poll(5, SECONDS)).isNotNull();
    taken().bye();
    assertThat(caller.ends.poll(5, SECONDS)).isNotNull();
  }

  @Test
  void theCallerMayTransferTheCalledPersonAsWell() throws InterruptedException {
    var dialog = callerTalksToAnna();
    taken();

    assertThat(refer(dialog, to("4002"))).isEqualTo(new ReferOutcome.Called(200));

    assertThat(next(annas.reinvites)).contains("s=bens");
    taken().bye();
    assertThat(annas.ends.poll(5, SECONDS)).isNotNull();
  }

  @Test
  void aTransferToABusyPhoneLeavesTheTwoTalking() throws InterruptedException {
    bens.whenCalled(invite -> invite.reject(486));
    var callers = callerTalksToAnna();
    var annasDialog = taken();

    assertThat(refer(annasDialog, to("4002"))).isEqualTo(new ReferOutcome.Called(486));

    assertThat(callers.over() || annasDialog.over()).isFalse();
    annasDialog.bye();
    assertThat(caller.ends.poll(5, SECONDS)).isNotNull();
  }

  @Test
  void whoHasGoneDuringATransferThatFailsTakesNobodyWithItBeforeTheEnd()
      throws InterruptedException {
    var ringing = new LinkedBlockingQueue<IncomingInvite>();
    bens.whenCalled(invite -> {
      ringing.add(invite);
      awaitCancel(invite);
    });
    var callers = callerTalksToAnna();
    var annasDialog = taken();
    Thread.startVirtualThread(() -> refer(annasDialog, to("4002")));
    requireNonNull(ringing.poll(5, SECONDS));

    annasDialog.bye();

    assertThat(caller.ends.poll(500, MILLISECONDS)).isNull();
    assertThat(callers.over()).isFalse();
    assertThat(caller.ends.poll(5, SECONDS)).isNotNull(); // when Ben has not answered in time
  }

  @Test
  void anAttendedTransferJoinsTheTwoOtherParties() throws InterruptedException {
    callerTalksToAnna();
    var annasFirst = taken();
    var annasSecond = annas.reach("4002", description("annas second")).dialog();
    var bensDialog = taken();

    var target = ReferTo.of(SipUri.of("4002", "127.0.0.1"), annasSecond.id().ofPeer());
    assertThat(refer(annasFirst, target)).isEqualTo(new ReferOutcome.Called(200));

    assertThat(next(bens.reinvites)).contains("s=callers");
    assertThat(next(caller.reinvites)).contains("s=callers"); // the test's phones echo
    assertThat(annas.ends.poll(5, SECONDS)).isNotNull();
    bensDialog.bye();
    assertThat(caller.ends.poll(5, SECONDS)).isNotNull();
  }

  @Test
  void aTransferToACallThatIsNotHereFails() throws InterruptedException {
    callerTalksToAnna();

    var target = ReferTo.of(SipUri.of("4002", "127.0.0.1"), new Replaces("a", "b", "c", false));

    assertThat(refer(taken(), target)).isEqualTo(new ReferOutcome.Called(481));
  }

  @Test
  void nobodyIsTransferredToANumberThatACallWouldNotReach() throws InterruptedException {
    callerTalksToAnna();

    assertThat(refer(taken(), to("7123456"))).isEqualTo(new ReferOutcome.Called(404));
  }

  @Test
  void aTransferToAPhoneThatNobodyAnswersLeavesTheTwoTalking() throws InterruptedException {
    benLetsItRing();
    var callers = callerTalksToAnna();

    assertThat(refer(taken(), to("4002"))).isEqualTo(new ReferOutcome.Called(408));

    assertThat(callers.over()).isFalse();
    var stopped = new CountDownLatch(1);
    requireNonNull(ringing.poll(5, SECONDS)).onCancelled(stopped::countDown);
    assertThat(stopped.await(5, SECONDS)).as("the phone stops ringing").isTrue();
  }

  @Test
  void whoTransfersMayHangUpBeforeTheTargetAnswers() throws InterruptedException {
    var called = new CountDownLatch(1);
    bens.whenCalled(invite -> {
      ringing.add(invite);
      await(called);
      answered.add(bens.accept(invite, description("bens")));
    });
    var callers = callerTalksToAnna();
    var annasDialog = taken();
    Thread.startVirtualThread(() -> refer(annasDialog, to("4002")));
    requireNonNull(ringing.poll(5, SECONDS));

    annasDialog.bye();
    ends(annas);
    called.countDown();

    taken();
    assertThat(next(caller.reinvites)).contains("s=bens");
    assertThat(callers.over()).isFalse();
  }

  @Test
  void whoIsTransferredMayHangUpBeforeTheTargetAnswers() throws InterruptedException {
    benLetsItRing();
    var callers = callerTalksToAnna();
    var outcome = new LinkedBlockingQueue<ReferOutcome>();
    var annasDialog = taken();
    Thread.startVirtualThread(() -> outcome.add(refer(annasDialog, to("4002"))));
    var bensCall = requireNonNull(ringing.poll(5, SECONDS));
    var cancelled = new CountDownLatch(1);
    bensCall.onCancelled(cancelled::countDown);

    callers.bye();

    await(cancelled);
    assertThat(outcome.poll(5, SECONDS)).isEqualTo(new ReferOutcome.Called(487));
  }

  @Test
  void ofTwoTransfersAtOnceTheSecondIsRefused() throws InterruptedException {
    benLetsItRing();
    var callers = callerTalksToAnna();
    var annasDialog = taken();
    Thread.startVirtualThread(() -> refer(annasDialog, to("4002")));
    requireNonNull(ringing.poll(5, SECONDS));

    assertThat(refer(callers, to("4000")))
        .isInstanceOfSatisfying(
            ReferOutcome.Refused.class,
            refused -> assertThat(refused.response().status()).isEqualTo(491));
  }

  @Test
  void anAddressOfOthersIsCalledByTheLineTheWishCameFrom() throws InterruptedException {
    try (var stranger = house.phone("77")) {
      stranger.whenCalled(invite -> answered.add(stranger.accept(invite, description("far"))));
      callerTalksToAnna();

      var there = SipUri.of("77", "127.0.0.1").withPort(stranger.port());
      var replaced = new Replaces("elsewhere", "a", "b", false);
      assertThat(refer(taken(), ReferTo.of(there, replaced)))
          .isEqualTo(new ReferOutcome.Called(200));

      var invite = requireNonNull(stranger.invites.poll(5, SECONDS)).request();
      assertThat(invite.header("Replaces")).contains(replaced.toString());
      assertThat(invite.has("Referred-By")).isTrue();
      assertThat(next(caller.reinvites)).contains("s=far");
      taken().bye();
      ends(caller);
    }
  }

  @Test
  void aTransferIsCompletedWhileTheTargetRings() throws InterruptedException {
    var called = new CountDownLatch(1);
    bens.whenCalled(invite -> {
      invite.ring(180);
      await(called);
      answered.add(bens.accept(invite, description("bens")));
    });
    callerTalksToAnna();
    var annasFirst = taken();
    var early = new LinkedBlockingQueue<Dialog>();
    var second = annasSecondCall(early);
    var named = to("4002", requireNonNull(early.poll(5, SECONDS)));
    var outcome = new LinkedBlockingQueue<ReferOutcome>();
    Thread.startVirtualThread(() -> outcome.add(refer(annasFirst, named)));

    assertThat(second.await(PATIENCE))
        .isInstanceOfSatisfying(
            InviteOutcome.Refused.class,
            refused -> assertThat(refused.response().status()).isEqualTo(487));
    called.countDown();

    assertThat(outcome.poll(5, SECONDS)).isEqualTo(new ReferOutcome.Called(200));
    assertThat(next(caller.reinvites)).contains("s=bens");
    assertThat(next(bens.reinvites)).contains("s=bens"); // the test's phones echo
    ends(annas);
    taken().bye();
    ends(caller);
  }

  @Test
  void aTransferToAPhoneThatRingsInVainLeavesTheTwoTalking() throws InterruptedException {
    benLetsItRing();
    var callers = callerTalksToAnna();
    var early = new LinkedBlockingQueue<Dialog>();
    annasSecondCall(early);

    var outcome = refer(taken(), to("4002", requireNonNull(early.poll(5, SECONDS))));

    assertThat(outcome).isEqualTo(new ReferOutcome.Called(408));
    assertThat(callers.over()).isFalse();
  }

  /// Anna calls Ben while she talks to somebody.
  private OutgoingInvite annasSecondCall(BlockingQueue<Dialog> early) {
    return annas.callWith(
        "4002",
        invite -> invite.withBody(MediaType.SDP, description("annas second", 4002)),
        new InviteHandler() {
          @Override
          public void onEarlyDialog(Dialog dialog) {
            early.add(dialog);
          }
        });
  }

  @Test
  void aNewcomerTakesThePlaceOfWhoTalks() throws InterruptedException {
    callerTalksToAnna();

    var bensDialog = newcomer("4001", taken().id().ofPeer());

    assertThat(next(caller.reinvites)).contains("s=newcomers", "o=annas 1 2");
    ends(annas);
    bensDialog.bye();
    ends(caller);
  }

  @Test
  void aNewcomerMayLeaveTheOfferToOthers() throws InterruptedException {
    callerTalksToAnna();
    var named = taken().id().ofPeer();

    var call =
        bens.callWith(
            "4001",
            invite -> invite.with("Replaces", named.toString()),
            new InviteHandler() {
              @Override
              public Request onAnswer(Response ok, Request ack) {
                assertThat(ok.bodyText()).contains("s=callers");
                return ack.withBody(MediaType.SDP, description("newcomers"));
              }
            });

    assertThat(call.await(PATIENCE)).isInstanceOf(InviteOutcome.Answered.class);
    assertThat(next(caller.reinvites)).contains("s=newcomers");
    ends(annas);
  }

  @Test
  void aPhoneThatRingsIsPickedUpByAnother() throws InterruptedException {
    var cancelled = new CountDownLatch(1);
    annas.whenCalled(invite -> {
      invite.onCancelled(cancelled::countDown);
      invite.ring(180);
      ringing.add(invite);
      await(cancelled);
    });
    var heard = new CountDownLatch(1);
    var call =
        caller.callWith(
            "4000",
            plain -> plain.withBody(MediaType.SDP, description("callers")),
            new InviteHandler() {
              @Override
              public void onProgress(Response provisional) {
                heard.countDown();
              }

              @Override
              public void onEnded(DialogEnd end) {
                caller.ends.add(end);
              }
            });
    await(heard);
    var early = requireNonNull(ringing.poll(5, SECONDS)).early(new DialogHandler() {});

    var bensDialog = newcomer("4000", early.id().ofPeer());

    assertThat(call.await(PATIENCE))
        .isInstanceOfSatisfying(
            InviteOutcome.Answered.class,
            taken -> assertThat(taken.response().bodyText()).contains("s=newcomers"));
    await(cancelled);
    bensDialog.bye();
    ends(caller);
  }

  @Test
  void whoWantsOnlyWhatRingsDoesNotGetWhoTalks() throws InterruptedException {
    callerTalksToAnna();
    var peers = taken().id().ofPeer();
    var early = new Replaces(peers.callId(), peers.toTag(), peers.fromTag(), true);

    assertThat(replacing("4001", early).await(PATIENCE))
        .isInstanceOfSatisfying(
            InviteOutcome.Refused.class,
            refused -> assertThat(refused.response().status()).isEqualTo(486));
  }

  @Test
  void aNewcomerTakesThePlaceOfWhoTalksToABox() throws InterruptedException {
    var dialog = caller.reach("4003", description("callers")).dialog();
    var boxed = requireNonNull(house.boxed.poll(5, SECONDS));
    assertThat(boxed.caller().number()).contains(new PhoneNumber("4001"));

    var bensDialog = newcomer("4003", dialog.id().ofPeer());

    ends(caller);
    assertThat(house.conversations()).isEqualTo(1);
    assertThat(boxed.caller().number()).contains(new PhoneNumber("4002"));
    bensDialog.bye();
    assertThat(requireNonNull(house.left.poll(5, SECONDS)).number())
        .isEqualTo(Optional.of(new PhoneNumber("4002")));
  }

  @Test
  void anAttendedTransferToABoxLeavesWhoIsTransferredWithIt() throws InterruptedException {
    callerTalksToAnna();
    var annasFirst = taken();
    var annasSecond = annas.reach("4003", description("annas second")).dialog();
    var boxed = requireNonNull(house.boxed.poll(5, SECONDS));

    assertThat(refer(annasFirst, to("4003", annasSecond))).isEqualTo(new ReferOutcome.Called(200));

    assertThat(next(caller.reinvites)).contains("m=audio 203");
    ends(annas);
    ends(annas);
    assertThat(boxed.caller().number()).contains(new PhoneNumber("4001"));
    boxed.hangUp();
    ends(caller);
  }

  @Test
  void whoTalksToABoxMayPassTheBoxOn() throws InterruptedException {
    var dialog = caller.reach("4003", description("callers")).dialog();
    var boxed = requireNonNull(house.boxed.poll(5, SECONDS));

    assertThat(refer(dialog, to("4002"))).isEqualTo(new ReferOutcome.Called(200));

    ends(caller);
    var invite = requireNonNull(bens.invites.poll(5, SECONDS)).request();
    assertThat(invite.bodyText()).contains("m=audio 203");
    assertThat(invite.from().user()).isEqualTo("4003");
    assertThat(house.left).isEmpty();
    taken().bye();
    assertThat(house.left.poll(5, SECONDS)).isNotNull();
    assertThat(boxed.caller().number()).contains(new PhoneNumber("4002"));
  }

  @Test
  void aBoxThatNobodyTakesEndsWhenItsCallerHasGone() throws InterruptedException {
    benLetsItRing();
    var dialog = caller.reach("4003", description("callers")).dialog();
    Thread.startVirtualThread(() -> refer(dialog, to("4002")));
    requireNonNull(ringing.poll(5, SECONDS));

    dialog.bye();

    assertThat(house.left.poll(500, MILLISECONDS)).isNull();
    assertThat(house.left.poll(5, SECONDS)).isNotNull(); // when Ben has not answered in time
  }

  private Dialog newcomer(String number, Replaces place) {
    return ((InviteOutcome.Answered) replacing(number, place).await(PATIENCE)).dialog();
  }

  private OutgoingInvite replacing(String number, Replaces place) {
    return bens.call(
        number,
        invite ->
            invite
                .with("Replaces", place.toString())
                .withBody(MediaType.SDP, description("newcomers")));
  }

  private static void awaitCancel(IncomingInvite invite) {
    var over = new CountDownLatch(1);
    invite.onCancelled(over::countDown);
    invite.ring(180);
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
