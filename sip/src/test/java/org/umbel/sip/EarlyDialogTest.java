package org.umbel.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.umbel.sip.dialog.DialogSettings;
import org.umbel.sip.dialog.Reliability;
import org.umbel.sip.failure.NoPrackReceived;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.RSeq;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.testnet.VirtualNetwork;
import org.umbel.sip.testnet.Wording;

/// Calls before they are answered: reliable provisional responses (RFC 3262) and UPDATE (RFC 3311).
class EarlyDialogTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final DialogSettings INSISTING =
      DialogSettings.DEFAULT.withReliability(Reliability.REQUIRED);
  private static final DialogSettings WITHOUT =
      DialogSettings.DEFAULT.withReliability(Reliability.OFF);

  private final Town town = new Town();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final AtomicReference<Dialog> early = new AtomicReference<>();

  /// Notes what one side is told.
  private class Noting implements InviteHandler {
    @Override
    public void onEarlyDialog(Dialog made) {
      told.add("early");
      early.set(made);
    }

    @Override
    public void onProgress(Response provisional) {
      told.add("progress " + provisional.status() + " " + provisional.bodyText());
    }

    @Override
    public Response onUpdate(Request update) {
      told.add("update " + update.bodyText());
      return update.reply(200).withBody(MediaType.SDP, Town.ANSWER);
    }

    @Override
    public Response onPrack(Request prack) {
      told.add("prack " + prack.bodyText());
      return prack.reply(200).withBody(MediaType.SDP, Town.ANSWER);
    }

    @Override
    public void onPrackAnswered(Response response) {
      told.add("prack answered " + response.bodyText());
    }

    @Override
    public void onEnded(DialogEnd end) {
      told.add(end.getClass().getSimpleName());
    }
  }

  private SipHandler handling(Consumer<IncomingInvite> handler) {
    return new SipHandler() {
      @Override
      public void onInvite(IncomingInvite invite) {
        handler.accept(invite);
      }
    };
  }

  private static Response earlyMedia(IncomingInvite invite, byte[] description) {
    return invite.request().reply(183).withBody(MediaType.SDP, description);
  }

  private void take(IncomingInvite invite) {
    invite.accept(invite.request().reply(200), new Noting());
    told.add("taken");
  }

  private InviteOutcome call(SipEndpoint anna, OutgoingRequest request, InviteHandler handler) {
    return town.talk(() -> anna.invite(request, handler).await(MINUTE));
  }

  @Test
  void earlyMediaIsSentReliablyAndAcknowledgedBeforeTheAnswer() {
    town.endpoint(
        Town.BEN,
        handling(invite -> {
          var prack = invite.ring(earlyMedia(invite, Town.ANSWER));
          told.add("acknowledged " + prack.map(Request::method).orElseThrow());
          take(invite);
        }));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    call(anna, Town.callToBen(), new Noting());
    town.passUntil(() -> told.contains("taken"));

    assertThat(town.network.sentBy(Town.ANNA)).containsExactly("INVITE", "PRACK", "ACK");
    assertThat(town.network.sentBy(Town.BEN))
        .containsExactly("183 INVITE", "200 PRACK", "200 INVITE");
    assertThat(told).startsWith("early").contains("progress 183 a", "acknowledged PRACK");
  }

  @Test
  void aProvisionalResponseWithoutABodyIsReliableOnlyForACallerWhoInsists() {
    town.endpoint(
        Town.BEN,
        handling(invite -> {
          invite.ring(180);
          take(invite);
        }));
    var plain = town.endpoint(Town.ANNA, new SipHandler() {});
    call(plain, Town.callToBen(), InviteHandler.NONE);
    town.passUntil(() -> told.contains("taken"));
    assertThat(town.network.sentBy(Town.ANNA)).doesNotContain("PRACK");
    plain.close();
    town.pass(Duration.ofMillis(50));
    told.clear();
    var insisting = town.endpoint(Town.ANNA, new SipHandler() {}, INSISTING);

    call(insisting, Town.callToBen(), InviteHandler.NONE);
    town.passUntil(() -> told.contains("taken"));

    assertThat(town.network.sentBy(Town.ANNA)).containsOnlyOnce("PRACK");
  }

  @Test
  void aLostReliableResponseIsRepeatedFromT1OnWithDoubledPauses() {
    var lost = new CopyOnWriteArrayList<String>();
    town.network.weather(message -> {
      if (!Wording.of(message).equals("183 INVITE") || lost.size() == 3)
        return List.of(VirtualNetwork.TRIP);
      lost.add("183");
      return List.of();
    });
    town.endpoint(
        Town.BEN,
        handling(invite -> {
          invite.ring(180); // or the INVITE would be repeated, too
          invite.ring(earlyMedia(invite, Town.ANSWER));
          take(invite);
        }));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    call(anna, Town.callToBen(), new Noting());
    town.passUntil(() -> told.contains("taken"));

    var times = town.network.times(Town.BEN, "183 INVITE");
    assertThat(times.get(1) - times.get(0)).isEqualTo(500);
    assertThat(times.get(2) - times.get(1)).isEqualTo(1000);
    assertThat(times.get(3) - times.get(2)).isEqualTo(2000);
    assertThat(told).containsOnlyOnce("progress 183 a");
  }

  @Test
  void aResponseNeverAcknowledgedRefusesTheCallWith504() {
    town.network.weather(
        message -> Wording.of(message).equals("PRACK") ? List.of() : List.of(VirtualNetwork.TRIP));
    town.endpoint(
        Town.BEN,
        handling(invite -> {
          try {
            invite.ring(earlyMedia(invite, Town.ANSWER));
          } catch (NoPrackReceived noPrack) {
            told.add("no PRACK");
          }
        }));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    var outcome = call(anna, Town.callToBen(), InviteHandler.NONE);

    assertThat(told).contains("no PRACK");
    assertThat(outcome)
        .isInstanceOfSatisfying(
            InviteOutcome.Refused.class,
            refused -> assertThat(refused.response().status()).isEqualTo(504));
    assertThat(anna.dialogs()).isZero();
  }

  @Test
  void theOfferMayComeReliablyAndTheAnswerWithThePrack() {
    var answer = new AtomicReference<String>("");
    town.endpoint(
        Town.BEN,
        handling(invite -> {
          answer.set(invite.ring(earlyMedia(invite, Town.OFFER)).orElseThrow().bodyText());
          take(invite);
        }));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});
    var answering =
        new Noting() {
          @Override
          public Request onReliable(Response provisional, Request prack) {
            return prack.withBody(MediaType.SDP, ("to " + provisional.bodyText()).getBytes(UTF_8));
          }
        };

    call(anna, Town.toBen(Method.INVITE), answering);
    town.passUntil(() -> told.contains("taken"));

    assertThat(answer).hasValue("to o");
    assertThat(told).noneMatch(words -> words.startsWith("prack"));
  }

  @Test
  void aPrackMayCarryAnOfferOfItsOwn() {
    town.endpoint(
        Town.BEN,
        handling(invite -> {
          invite.early(new Noting());
          invite.ring(earlyMedia(invite, Town.ANSWER));
          take(invite);
        }));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});
    var offering =
        new Noting() {
          @Override
          public Request onReliable(Response provisional, Request prack) {
            return prack.withBody(MediaType.SDP, Town.OFFER);
          }
        };

    call(anna, Town.callToBen(), offering);
    town.passUntil(() -> told.contains("taken"));

    assertThat(told).contains("prack o", "prack answered a");
  }

  @Test
  void bothSidesUpdateTheSessionBeforeTheCallIsAnswered() {
    var turn = new CopyOnWriteArrayList<String>();
    town.endpoint(
        Town.BEN,
        handling(invite -> {
          var dialog = invite.early(new Noting());
          invite.ring(earlyMedia(invite, Town.ANSWER));
          var response = dialog.update(plain -> plain.withBody(MediaType.SDP, Town.OFFER));
          turn.add("ben " + response.status());
          while (turn.size() < 2) Thread.onSpinWait();
          take(invite);
        }));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});
    var updating =
        new Noting() {
          @Override
          public void onProgress(Response provisional) {
            while (turn.isEmpty()) Thread.onSpinWait();
            var response = early.get().update(plain -> plain.withBody(MediaType.SDP, Town.OFFER));
            turn.add("anna " + response.status());
          }
        };

    call(anna, Town.callToBen(), updating);
    town.passUntil(() -> told.contains("taken"));

    assertThat(turn).containsExactly("ben 200", "anna 200");
    assertThat(told).filteredOn("update o"::equals).hasSize(2);
  }

  @Test
  void aCallerWithoutReliableResponsesIsRefused421ByWhoInsists() {
    town.endpoint(Town.BEN, handling(invite -> take(invite)), INSISTING);
    var anna = town.endpoint(Town.ANNA, new SipHandler() {}, WITHOUT);

    var outcome = call(anna, Town.callToBen(), InviteHandler.NONE);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            InviteOutcome.Refused.class,
            refused -> {
              assertThat(refused.response().status()).isEqualTo(421);
              assertThat(refused.response().headers("Require")).containsExactly(RSeq.OPTION);
            });
  }

  @Test
  void aCallerWhoInsistsIsRefused420WhereItIsOff() {
    town.endpoint(Town.BEN, handling(invite -> take(invite)), WITHOUT);
    var anna = town.endpoint(Town.ANNA, new SipHandler() {}, INSISTING);

    var outcome = call(anna, Town.callToBen(), InviteHandler.NONE);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            InviteOutcome.Refused.class,
            refused -> assertThat(refused.response().headers("Unsupported")).contains(RSeq.OPTION));
  }

  @Test
  void aByeInTheEarlyDialogGivesTheCallUp() {
    var ben =
        town.endpoint(
            Town.BEN,
            handling(invite -> {
              invite.onCancelled(() -> told.add("given up"));
              invite.ring(180);
              Town.think();
            }));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    var call = anna.invite(Town.callToBen(), new Noting());
    town.passUntil(() -> early.get() != null);
    early.get().bye();
    town.passUntil(() -> told.contains("given up"));
    var outcome = town.talk(() -> call.await(MINUTE));

    assertThat(outcome).isInstanceOf(InviteOutcome.Refused.class);
    assertThat(town.network.sentBy(Town.BEN))
        .containsExactly("180 INVITE", "200 BYE", "487 INVITE");
    assertThat(ben.dialogs() + anna.dialogs()).isZero();
  }

  @Test
  void aRefusedCallLeavesNoEarlyDialogBehind() {
    var ben =
        town.endpoint(
            Town.BEN,
            handling(invite -> {
              invite.ring(180);
              invite.reject(486);
            }));
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});

    call(anna, Town.callToBen(), new Noting());
    town.pass(Duration.ofSeconds(1));

    assertThat(ben.dialogs() + anna.dialogs()).isZero();
    assertThat(told).doesNotContain("ByUs");
  }
}
