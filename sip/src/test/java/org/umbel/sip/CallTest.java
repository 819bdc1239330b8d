package org.umbel.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.sip.dialog.DialogSettings;
import org.umbel.sip.failure.DialogOver;
import org.umbel.sip.failure.InviteCancelled;
import org.umbel.sip.failure.NoAckReceived;
import org.umbel.sip.failure.PeerUnreachable;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.testnet.VirtualNetwork;
import org.umbel.sip.testnet.Wording;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Protocol;

/// Calls between two endpoints.
class CallTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Town town = new Town();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final AtomicReference<Dialog> bens = new AtomicReference<>();

  /// Ben's side of a dialog, noting what it is told.
  private final class Noting implements InviteHandler {
    @Override
    public Response onReinvite(Request reinvite) {
      told.add("reinvite " + new String(reinvite.body(), UTF_8));
      return reinvite.reply(200).withBody(MediaType.SDP, Town.ANSWER);
    }

    @Override
    public Response onRequest(Request request) {
      told.add(request.method().name());
      return request.reply(200);
    }

    @Override
    public void onAck(Request ack) {
      told.add("ack");
    }

    @Override
    public void onEnded(DialogEnd end) {
      told.add(end.getClass().getSimpleName());
    }
  }

  private SipHandler answering() {
    return new SipHandler() {
      @Override
      public void onInvite(IncomingInvite invite) {
        invite.ring(180);
        var ok = invite.request().reply(200).withBody(MediaType.SDP, Town.ANSWER);
        bens.set(invite.accept(ok, new Noting()).dialog());
      }
    };
  }

  private SipHandler handling(Consumer<IncomingInvite> handler) {
    return new SipHandler() {
      @Override
      public void onInvite(IncomingInvite invite) {
        handler.accept(invite);
      }
    };
  }

  private Dialog answered(SipEndpoint anna) {
    var outcome = town.talk(() -> anna.invite(Town.callToBen(), InviteHandler.NONE).await(MINUTE));
    assertThat(outcome).isInstanceOf(InviteOutcome.Answered.class);
    return ((InviteOutcome.Answered) outcome).dialog();
  }

  @Test
  void aCallIsAnsweredAcknowledgedAndEnded() {
    var ben = town.endpoint(Town.BEN, answering());
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    var dialog = answered(anna);
    town.talk(() -> {
      dialog.bye();
      return dialog;
    });
    town.passUntil(() -> told.contains("ByPeer"));

    assertThat(town.network.sentBy(Town.ANNA)).containsExactly("INVITE", "ACK", "BYE");
    assertThat(town.network.sentBy(Town.BEN))
        .containsExactly("180 INVITE", "200 INVITE", "200 BYE");
    assertThat(ben.dialogs() + anna.dialogs()).isZero();
  }

  @Test
  void theCalledSideEndsTheCall() {
    town.endpoint(Town.BEN, answering());
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});
    var ended = new Noting();
    town.talk(() -> anna.invite(Town.callToBen(), ended).await(MINUTE));

    town.passUntil(() -> bens.get() != null);
    bens.get().bye();
    town.passUntil(() -> told.contains("ByPeer") && told.contains("ByUs"));

    assertThat(town.network.sentBy(Town.BEN)).endsWith("BYE");
    assertThat(town.network.sentBy(Town.ANNA)).endsWith("200 BYE");
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theCallEndsWhileARequestIsBeingPutTogetherWhichIsNotSentThen() {
    town.endpoint(Town.BEN, answering());
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});
    var dialog = answered(anna);
    var begun = new CountDownLatch(1);
    var over = new CountDownLatch(1);
    var outcome = new AtomicReference<Throwable>();
    Thread.startVirtualThread(() ->
        outcome.set(
            catchThrowable(() -> dialog.request(Method.INFO, info -> waiting(info, begun, over)))));
    town.standUntil(() -> begun.getCount() == 0);

    town.passUntil(() -> bens.get() != null);
    bens.get().bye();
    town.passUntil(() -> anna.dialogs() == 0);
    over.countDown();
    town.passUntil(() -> outcome.get() != null);

    assertThat(outcome.get()).isInstanceOf(DialogOver.class);
    assertThat(town.network.sentBy(Town.ANNA)).doesNotContain("INFO");
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whoeverAsksIsToldWhenARequestFailsOnItsWayOut() {
    town.endpoint(Town.BEN, answering());
    var anna =
        SipEndpoint.start(
            SipSettings.at(ListenPoint.udp(Town.ANNA, 5060)),
            new SipHandler() {},
            CallTest::failingWithInfo,
            town.loop,
            town.network.node(Town.ANNA, Protocol.UDP));
    var dialog = answered(anna);

    assertThatThrownBy(() -> town.talk(() -> dialog.request(Method.INFO, info -> info)))
        .isInstanceOf(PeerUnreachable.class)
        .hasMessageContaining("on purpose");
  }

  private static void failingWithInfo(SipEvent event) {
    if (event instanceof SipEvent.Sent(Request request, var _) && request.is(Method.INFO))
      throw new IllegalStateException("on purpose");
  }

  private static Request waiting(Request request, CountDownLatch begun, CountDownLatch over) {
    begun.countDown();
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return request;
  }

  @Test
  void aLostAckIsGivenAgainWhenThe200ComesAgain() {
    var lost = new CopyOnWriteArrayList<String>();
    town.network.weather(message -> {
      if (!Wording.of(message).equals("ACK") || lost.size() == 2)
        return List.of(VirtualNetwork.TRIP);
      lost.add("ACK");
      return List.of();
    });
    town.endpoint(Town.BEN, answering());
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    answered(anna);
    town.passUntil(() -> bens.get() != null);

    assertThat(town.network.times(Town.BEN, "200 INVITE")).hasSize(3);
    assertThat(town.network.times(Town.ANNA, "ACK")).hasSize(3);
  }

  @Test
  void anAnswerNeverAcknowledgedIsRepeatedFor64T1AndThenEndedWithBye() {
    town.network.weather(
        message -> Wording.of(message).equals("ACK") ? List.of() : List.of(VirtualNetwork.TRIP));
    var fault = new AtomicReference<RuntimeException>();
    town.endpoint(
        Town.BEN,
        handling(invite -> {
          try {
            invite.accept(invite.request().reply(200), new Noting());
          } catch (NoAckReceived noAck) {
            fault.set(noAck);
          }
        }));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    answered(anna);
    town.passUntil(() -> fault.get() != null);
    town.pass(Duration.ofSeconds(1));

    var times = town.network.times(Town.BEN, "200 INVITE");
    assertThat(times).hasSize(11);
    assertThat(times.get(1) - times.get(0)).isEqualTo(500);
    assertThat(times.get(10) - times.get(9)).isEqualTo(4000);
    assertThat(town.network.sentBy(Town.BEN)).endsWith("BYE");
    assertThat(told).isEmpty();
  }

  @Test
  void theCallerCancelsAndGets487() {
    var given = new CopyOnWriteArrayList<String>();
    town.endpoint(
        Town.BEN,
        handling(invite -> {
          invite.onCancelled(() -> given.add("up"));
          invite.ring(180);
          Town.think();
          assertThatThrownBy(() -> invite.accept(invite.request().reply(200), new Noting()))
              .isInstanceOf(InviteCancelled.class);
          given.add("refused");
        }));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    var call = anna.invite(Town.callToBen(), InviteHandler.NONE);
    town.passUntil(() -> town.network.sentBy(Town.BEN).contains("180 INVITE"));
    town.pass(Duration.ofMillis(20));
    call.cancel();
    var outcome = town.talk(() -> call.await(MINUTE));
    town.passUntil(() -> given.contains("refused"));

    assertThat(outcome).isEqualTo(new InviteOutcome.Cancelled());
    assertThat(given).contains("up");
    assertThat(town.network.sentBy(Town.ANNA)).containsExactly("INVITE", "CANCEL", "ACK");
    assertThat(town.network.sentBy(Town.BEN))
        .containsExactly("180 INVITE", "200 CANCEL", "487 INVITE");
  }

  @Test
  void aCancelWaitsForTheFirstProvisionalResponse() {
    town.endpoint(Town.BEN, handling(invite -> Town.think()));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    var call = anna.invite(Town.callToBen(), InviteHandler.NONE);
    town.passUntil(() -> town.network.sentBy(Town.ANNA).contains("INVITE"));
    call.cancel();
    town.pass(Duration.ofMillis(5));
    assertThat(town.network.sentBy(Town.ANNA)).doesNotContain("CANCEL");
    town.passUntil(() -> town.network.sentBy(Town.BEN).contains("487 INVITE"));

    assertThat(town.network.sentBy(Town.BEN)).startsWith("100 INVITE");
  }

  @Test
  void anAnswerThatCrossesTheCancelIsAcknowledgedAndEnded() {
    town.endpoint(Town.BEN, answering());
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    var call = anna.invite(Town.callToBen(), InviteHandler.NONE);
    town.passUntil(() -> town.network.sentBy(Town.BEN).contains("200 INVITE"));
    call.cancel();
    town.passUntil(() -> told.contains("ByPeer"));

    assertThat(town.network.sentBy(Town.ANNA)).contains("ACK", "BYE");
    assertThat(anna.dialogs()).isZero();
  }

  @Test
  void aCallNotAnsweredInTimeIsCancelled() {
    town.endpoint(
        Town.BEN,
        handling(invite -> {
          invite.ring(180);
          Town.think();
        }));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    var outcome =
        town.talk(
            () -> anna.invite(Town.callToBen(), InviteHandler.NONE).await(Duration.ofMillis(300)));
    town.passUntil(() -> town.network.sentBy(Town.BEN).contains("487 INVITE"));

    assertThat(outcome).isEqualTo(new InviteOutcome.TimedOut());
  }

  @Test
  void aRefusalIsAnOutcome() {
    town.endpoint(Town.BEN, handling(invite -> invite.reject(486)));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    var outcome = town.talk(() -> anna.invite(Town.callToBen(), InviteHandler.NONE).await(MINUTE));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            InviteOutcome.Refused.class,
            refused -> assertThat(refused.response().status()).isEqualTo(486));
  }

  @Test
  void nobodyThereIsUnreachable() {
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    var outcome = town.talk(() -> anna.invite(Town.callToBen(), InviteHandler.NONE).await(MINUTE));

    assertThat(outcome).isInstanceOf(InviteOutcome.Unreachable.class);
  }

  @Test
  void aHandlerThatThrowsMakesA500AndIsTold() {
    town.endpoint(
        Town.BEN,
        handling(invite -> {
          throw new IllegalStateException("on purpose");
        }));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    town.talk(() -> anna.invite(Town.callToBen(), InviteHandler.NONE).await(MINUTE));

    assertThat(town.network.sentBy(Town.BEN)).containsExactly("500 INVITE");
    assertThat(town.events).anyMatch(SipEvent.HandlerFailed.class::isInstance);
  }

  @Test
  void theOfferMayComeWithTheAnswerAndTheAnswerWithTheAck() {
    var ack = new AtomicReference<byte[]>();
    town.endpoint(
        Town.BEN,
        handling(invite -> {
          var ok = invite.request().reply(200).withBody(MediaType.SDP, Town.OFFER);
          ack.set(invite.accept(ok, new Noting()).ack().body());
        }));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});
    var handler =
        new InviteHandler() {
          @Override
          public Request onAnswer(Response ok, Request plain) {
            return plain.withBody(MediaType.SDP, Town.ANSWER);
          }
        };

    town.talk(() -> anna.invite(Town.toBen(Method.INVITE), handler).await(MINUTE));
    town.passUntil(() -> ack.get() != null);

    assertThat(ack.get()).isEqualTo(Town.ANSWER);
  }

  @Test
  void aReinviteChangesTheSession() {
    town.endpoint(Town.BEN, answering());
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});
    var dialog = answered(anna);

    var response =
        town.talk(() -> dialog.reinvite(plain -> plain.withBody(MediaType.SDP, Town.OFFER)));
    town.passUntil(() -> told.contains("ack"));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(Town.ANSWER);
    assertThat(told).containsExactly("reinvite o", "ack");
  }

  @Test
  void aCallIsLeftAloneForAWhileBeforeItIsChanged() {
    var delay = Duration.ofMillis(300);
    town.endpoint(Town.BEN, answering());
    var anna =
        town.endpoint(
            Town.ANNA, new SipHandler() {}, DialogSettings.DEFAULT.withReinviteDelay(delay));
    var dialog = answered(anna);

    town.talk(() -> dialog.reinvite(plain -> plain.withBody(MediaType.SDP, Town.OFFER)));
    town.talk(() -> dialog.reinvite(plain -> plain.withBody(MediaType.SDP, Town.OFFER)));

    var acks = town.network.times(Town.ANNA, "ACK");
    var invites = town.network.times(Town.ANNA, "INVITE");
    assertThat(invites).hasSize(3);
    assertThat(invites.get(1) - acks.get(0)).isBetween(300L, 350L);
    assertThat(invites.get(2) - acks.get(1)).isBetween(300L, 350L);
  }

  @Test
  void reinvitesThatCrossAreBothRefused491AndTriedAgain() {
    town.endpoint(Town.BEN, answering());
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});
    var outcome = town.talk(() -> anna.invite(Town.callToBen(), new Noting()).await(MINUTE));
    var annas = ((InviteOutcome.Answered) outcome).dialog();
    town.passUntil(() -> bens.get() != null);
    town.pass(Duration.ofMillis(50));

    var statuses = new CopyOnWriteArrayList<Integer>();
    for (var dialog : List.of(annas, bens.get()))
      Thread.startVirtualThread(
          () -> statuses.add(dialog.reinvite(p -> p.withBody(MediaType.SDP, Town.OFFER)).status()));
    town.standUntil(() ->
        town.network.sentBy(Town.BEN).contains("INVITE")
            && town.network.times(Town.ANNA, "INVITE").size() == 2);
    town.passUntil(() -> statuses.size() == 2);

    assertThat(statuses).containsExactly(200, 200);
    assertThat(town.network.sentBy(Town.ANNA)).contains("491 INVITE");
    assertThat(town.network.sentBy(Town.BEN)).contains("491 INVITE");
  }

  @Test
  void requestsWithinTheDialogGoToItsHandler() {
    town.endpoint(Town.BEN, answering());
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});
    var dialog = answered(anna);

    var info = town.talk(() -> dialog.request(Method.INFO, plain -> plain));
    var options = town.talk(() -> dialog.request(Method.OPTIONS, plain -> plain));

    assertThat(info.status()).isEqualTo(200);
    assertThat(options.status()).isEqualTo(200);
    assertThat(told).containsExactly("INFO");
  }

  @Test
  void a481EndsTheDialog() {
    town.endpoint(Town.BEN, answering());
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});
    var dialog = answered(anna);
    town.passUntil(() -> bens.get() != null);
    bens.get().forget();
    town.pass(Duration.ofMillis(10));

    var response = town.talk(() -> dialog.request(Method.INFO, plain -> plain));
    town.passUntil(dialog::over);

    assertThat(response.status()).isEqualTo(481);
    assertThatThrownBy(() -> dialog.request(Method.INFO, plain -> plain))
        .isInstanceOf(DialogOver.class);
  }

  @Test
  void closingTheEndpointLetsNobodyWait() {
    town.endpoint(Town.BEN, answering());
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});
    var dialog = answered(anna);
    town.network.weather(message -> List.of());
    var failure = new AtomicReference<RuntimeException>();
    Thread.startVirtualThread(() -> {
      try {
        dialog.request(Method.INFO, plain -> plain);
      } catch (PeerUnreachable closed) {
        failure.set(closed);
      }
    });
    town.passUntil(() -> town.network.sentBy(Town.ANNA).contains("INFO"));

    anna.close();
    town.passUntil(() -> failure.get() != null);

    assertThat(dialog.over()).isTrue();
  }

  @Test
  void anAnswerFromASecondPhoneIsAcknowledgedAndEnded() {
    var phones = new Phones(town.network.node(Town.BEN, Protocol.UDP));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    var outcome = town.talk(() -> anna.invite(Town.callToBen(), InviteHandler.NONE).await(MINUTE));
    var taken = ((InviteOutcome.Answered) outcome).dialog();
    town.passUntil(() -> town.network.times(Town.ANNA, "ACK").size() == 2);
    town.passUntil(() -> !phones.byes().isEmpty());

    assertThat(taken.remote().tag()).contains("first");
    assertThat(phones.byes()).containsExactly("second");
  }

  @Test
  void manyLossesLateOnesAndDoublesStillMakeACall() {
    var random = new Random(4711);
    town.network.weather(message ->
        switch (random.nextInt(4)) {
          case 0 -> List.of();
          case 1 -> List.of(VirtualNetwork.TRIP, Duration.ofMillis(700));
          default -> List.of(Duration.ofMillis(random.nextInt(900)));
        });
    var ben = town.endpoint(Town.BEN, answering());
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    for (int call = 0; call < 20; call++) {
      answered(anna).bye();
      town.passUntil(() -> ben.dialogs() + anna.dialogs() == 0);
    }

    assertThat(town.events).noneMatch(SipEvent.Fault.class::isInstance);
  }
}
