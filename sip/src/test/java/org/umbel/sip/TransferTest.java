package org.umbel.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.ReferTo;
import org.umbel.sip.message.Replaces;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipUri;

/// REFER (RFC 3515), its reports, and calls that take the place of others (RFC 3891).
class TransferTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final SipUri CARL = SipUri.of("carl", "10.0.0.3");

  private final Town town = new Town();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final AtomicReference<Dialog> bens = new AtomicReference<>();

  private SipHandler obeying(Consumer<IncomingRefer> transfer) {
    return new SipHandler() {
      @Override
      public void onInvite(IncomingInvite invite) {
        invite.replaced().ifPresent(dialog -> told.add("replaces " + dialog.id()));
        var ok = invite.request().reply(200).withBody(MediaType.SDP, Town.ANSWER);
        bens.set(invite.accept(ok, new Obeying(transfer)).dialog());
        invite.replaced().ifPresent(Dialog::bye);
      }
    };
  }

  private static final class Obeying implements DialogHandler {
    private final Consumer<IncomingRefer> transfer;

    Obeying(Consumer<IncomingRefer> transfer) {
      this.transfer = transfer;
    }

    @Override
    public void onRefer(IncomingRefer refer) {
      transfer.accept(refer);
    }
  }

  private SipEndpoint ben(Consumer<IncomingRefer> transfer) {
    return town.endpoint(
        Town.BEN,
        obeying(transfer),
        settings ->
            settings
                .withMethods(Set.of(Method.INVITE, Method.BYE, Method.REFER, Method.NOTIFY))
                .withExtensions(Set.of(Replaces.OPTION)));
  }

  private Dialog called(SipEndpoint anna) {
    var outcome = town.talk(() -> anna.invite(Town.callToBen(), InviteHandler.NONE).await(MINUTE));
    town.passUntil(() -> bens.get() != null);
    return ((InviteOutcome.Answered) outcome).dialog();
  }

  private ReferOutcome refer(Dialog dialog, ReferTo target) {
    return town.talk(
        () -> dialog.refer(target, plain -> plain, status -> told.add("told " + status), MINUTE));
  }

  @Test
  void theOneWhoRefersHearsHowTheNewCallComesAlong() {
    ben(refer -> {
      told.add("to " + refer.target().target());
      refer.accept();
      refer.progress(180);
      refer.done(200);
    });
    var dialog = called(town.endpoint(Town.ANNA, new SipHandler() {}));

    var outcome = refer(dialog, ReferTo.of(CARL));

    assertThat(outcome).isEqualTo(new ReferOutcome.Called(200));
    assertThat(told).containsExactly("to sip:carl@10.0.0.3", "told 100", "told 180");
    assertThat(town.network.sentBy(Town.BEN)).endsWith("202 REFER", "NOTIFY", "NOTIFY", "NOTIFY");
    assertThat(dialog.over()).isFalse();
  }

  @RepeatedTest(50)
  void theLastReportIsAnsweredBeforeTheCallThatReferredIsEnded() {
    ben(refer -> {
      refer.accept();
      refer.done(200);
    });
    var dialog = called(town.endpoint(Town.ANNA, new SipHandler() {}));

    town.talk(() -> {
      var outcome = dialog.refer(ReferTo.of(CARL), plain -> plain, _ -> {}, MINUTE);
      dialog.bye();
      return outcome;
    });
    town.passUntil(dialog::over);

    assertThat(town.network.sentBy(Town.ANNA)).endsWith("200 NOTIFY", "BYE");
  }

  @Test
  void aReferMayBeDeclined() {
    ben(refer -> refer.reject(603));
    var dialog = called(town.endpoint(Town.ANNA, new SipHandler() {}));

    var outcome = refer(dialog, ReferTo.of(CARL));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ReferOutcome.Refused.class,
            refused -> assertThat(refused.response().status()).isEqualTo(603));
  }

  @Test
  void aCallThatFailsIsReportedWithItsStatus() {
    ben(refer -> {
      refer.accept();
      refer.done(486);
    });
    var dialog = called(town.endpoint(Town.ANNA, new SipHandler() {}));

    assertThat(refer(dialog, ReferTo.of(CARL))).isEqualTo(new ReferOutcome.Called(486));
  }

  @Test
  void aReferThatWantsNoReportGetsNone() {
    ben(refer -> {
      refer.accept();
      refer.done(200);
    });
    var dialog = called(town.endpoint(Town.ANNA, new SipHandler() {}));

    var outcome =
        town.talk(() ->
            dialog.refer(
                ReferTo.of(CARL), plain -> plain.with("Refer-Sub", "false"), _ -> {}, MINUTE));

    assertThat(outcome).isEqualTo(new ReferOutcome.Unreported());
    assertThat(town.network.sentBy(Town.BEN)).endsWith("202 REFER");
  }

  @Test
  void aReferWithoutATargetIsBadAndOneNobodyObeysIsUnknown() {
    ben(IncomingRefer::accept);
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});
    var dialog = called(anna);

    var bad = town.talk(() -> dialog.request(Method.REFER, plain -> plain));
    var unknown =
        town.talk(() -> bens.get().request(Method.REFER, p -> p.with("Refer-To", "<sip:c@d>")));

    assertThat(bad.status()).isEqualTo(400);
    assertThat(unknown.status()).isEqualTo(405);
  }

  @Test
  void whatTheHandlerLeavesOpenIsEndedForIt() {
    ben(IncomingRefer::accept);
    var dialog = called(town.endpoint(Town.ANNA, new SipHandler() {}));

    assertThat(refer(dialog, ReferTo.of(CARL))).isEqualTo(new ReferOutcome.Called(500));
  }

  @Test
  void aPeerThatHangsUpAfterAgreeingReportsNothing() {
    ben(refer -> {
      refer.accept();
      bens.get().bye();
    });
    var dialog = called(town.endpoint(Town.ANNA, new SipHandler() {}));

    assertThat(refer(dialog, ReferTo.of(CARL))).isEqualTo(new ReferOutcome.Unreported());
  }

  private Response callReplacing(SipEndpoint anna, Replaces replaces) {
    var request = Town.callToBen().dressed(plain -> plain.with("Replaces", replaces.toString()));
    var outcome = town.talk(() -> anna.invite(request, InviteHandler.NONE).await(MINUTE));
    return switch (outcome) {
      case InviteOutcome.Answered(_, var ok) -> ok;
      case InviteOutcome.Refused(var refusal) -> refusal;
      default -> throw new AssertionError(outcome);
    };
  }

  @Test
  void aCallTakesThePlaceOfAnother() {
    ben(IncomingRefer::accept);
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});
    var former = called(anna);
    var formers = bens.get();

    var response = callReplacing(anna, former.id().ofPeer());
    town.passUntil(former::over);

    assertThat(response.status()).isEqualTo(200);
    assertThat(told).containsExactly("replaces " + formers.id());
  }

  @Test
  void aCallThatIsNotThereCannotBeReplacedNorOneThatIsOver() {
    ben(IncomingRefer::accept);
    var anna = town.endpoint(Town.ANNA, new SipHandler() {});
    var former = called(anna);
    var replaces = former.id().ofPeer();

    var earlyOnly = new Replaces(replaces.callId(), replaces.toTag(), replaces.fromTag(), true);
    assertThat(callReplacing(anna, earlyOnly).status()).isEqualTo(486);
    var unknown = new Replaces("nobody", "knows", "it", false);
    assertThat(callReplacing(anna, unknown).status()).isEqualTo(481);
    former.bye();
    town.passUntil(() -> bens.get().over());
    assertThat(callReplacing(anna, replaces).status()).isEqualTo(603);
  }

  @Test
  void aTargetWithACallToReplaceIsWrittenAsItIsRead() {
    var target = ReferTo.of(CARL, new Replaces("a@b", "1", "2", false));

    assertThat(target.toString())
        .isEqualTo("<sip:carl@10.0.0.3?Replaces=a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2>");
    assertThat(ReferTo.parse(target.toString())).isEqualTo(target);
  }
}
