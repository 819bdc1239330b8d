package org.umbel.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.umbel.sip.admission.LoadLimits;
import org.umbel.sip.message.CSeq;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Via;
import org.umbel.sip.testnet.Recording;
import org.umbel.sip.testnet.VirtualNetwork;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;

/// What an endpoint says to requests of a peer that keeps to no rules.
class ReceptionTest {

  private static final String STRANGER = "10.0.0.9";

  private final Town town = new Town();
  private final Recording seen = new Recording();
  private final VirtualNetwork.Node stranger = town.network.node(STRANGER, Protocol.UDP);
  private final List<String> told = new CopyOnWriteArrayList<>();

  ReceptionTest() {
    stranger.start(seen);
  }

  private final class Answering implements SipHandler, DialogHandler {
    @Override
    public void onInvite(IncomingInvite invite) {
      invite.accept(invite.request().reply(200), this);
    }

    @Override
    public void onRequest(IncomingRequest request) {
      told.add(request.request().method().name());
      request.replyDefault();
    }

    @Override
    public void onEnded(DialogEnd end) {
      told.add(end.getClass().getSimpleName());
    }
  }

  private static Request request(Method method, long number, String toTag) {
    var to = NameAddr.of(SipUri.of("ben", Town.BEN));
    return Request.builder(method, SipUri.of("ben", Town.BEN))
        .via(Via.of("UDP", STRANGER, Via.COOKIE + method + number))
        .from(NameAddr.of(SipUri.of("x", STRANGER)).withTag("x"))
        .to(toTag.isEmpty() ? to : to.withTag(toTag))
        .contact(NameAddr.of(SipUri.of("x", STRANGER)))
        .callId("call")
        .cSeq(number)
        .build();
  }

  private void send(SipMessage message) {
    var ben = new Peer(Protocol.UDP, new InetSocketAddress(Town.BEN, 5060));
    stranger.flowTo(ben).send(message.write(), Flow.Failure.IGNORED);
    town.pass(Duration.ofMillis(20));
  }

  private String callBen() {
    send(request(Method.INVITE, 1, ""));
    town.passUntil(() -> seen.words().contains("200 INVITE"));
    return seen.last().to().tag().orElseThrow();
  }

  @Test
  void aByeOutsideAnyDialogIsAnswered481() {
    town.endpoint(Town.BEN, new Answering());

    send(request(Method.BYE, 2, "nobody"));
    send(request(Method.BYE, 3, ""));
    town.passUntil(() -> seen.words().size() == 2);

    assertThat(seen.words()).containsExactly("481 BYE", "481 BYE");
  }

  @Test
  void anAckOutsideAnyDialogIsNeverAnswered() {
    town.endpoint(Town.BEN, new Answering());

    send(request(Method.ACK, 2, "nobody"));
    town.pass(Duration.ofSeconds(1));

    assertThat(seen.words()).isEmpty();
    assertThat(town.events).anyMatch(SipEvent.Stray.class::isInstance);
  }

  @Test
  void aByeThatOvertakesTheAckEndsTheCall() {
    town.endpoint(Town.BEN, new Answering());
    var tag = callBen();

    send(request(Method.BYE, 2, tag));
    send(request(Method.ACK, 1, tag));
    town.pass(Duration.ofSeconds(5));

    // a machine that is slow says 100 before
    assertThat(seen.words()).endsWith("200 INVITE", "200 BYE").doesNotHaveDuplicates();
  }

  @Test
  void aNumberLowerThanOneBeforeIsAnswered500() {
    town.endpoint(Town.BEN, new Answering());
    var tag = callBen();
    send(request(Method.ACK, 1, tag));
    send(request(Method.OPTIONS, 7, tag));

    send(request(Method.OPTIONS, 6, tag));

    assertThat(seen.words()).containsExactly("200 INVITE", "200 OPTIONS", "500 OPTIONS");
  }

  @Test
  void aSecondReinviteBeforeTheFirstIsAnsweredGets500WithRetryAfter() {
    town.endpoint(Town.BEN, new Answering());
    var tag = callBen();

    send(request(Method.INVITE, 2, tag)); // before the ACK of the first

    assertThat(seen.words()).endsWith("500 INVITE");
    assertThat(seen.last().header("Retry-After")).isPresent();
  }

  @Test
  void whatMustBeUnderstoodAndIsNotIsRefused420() {
    town.endpoint(Town.BEN, new Answering());

    send(request(Method.INVITE, 1, "").with("Require", "precondition"));

    assertThat(seen.words()).containsExactly("420 INVITE");
    assertThat(seen.last().header("Unsupported")).contains("precondition");
  }

  @Test
  void optionsOutsideADialogTellsWhatIsAllowed() {
    town.endpoint(Town.BEN, new Answering());

    send(request(Method.OPTIONS, 1, ""));
    town.passUntil(() -> !seen.words().isEmpty());

    assertThat(seen.words()).containsExactly("200 OPTIONS");
    assertThat(seen.last().header("Allow")).isPresent();
  }

  @Test
  void methodsNobodyHandlesAreRefused405AndInventedOnes501() {
    town.endpoint(Town.BEN, new Answering());

    send(request(Method.PUBLISH, 1, ""));
    town.passUntil(() -> seen.words().size() == 1);
    send(request(Method.of("DANCE"), 2, ""));
    town.passUntil(() -> seen.words().size() == 2);

    assertThat(seen.words()).containsExactly("405 PUBLISH", "501 DANCE");
  }

  @Test
  void underOverloadNewCallsGet503AndCallsThatStandGoOn() {
    var load = new LoadLimits(1, 1000, Duration.ofSeconds(1), Duration.ofSeconds(7));
    town.endpoint(
        Town.BEN,
        new SipHandler() {
          @Override
          public void onInvite(IncomingInvite invite) {
            if (invite.request().has("Subject")) Town.think();
            else invite.accept(invite.request().reply(200), new Answering());
          }
        },
        load);
    var tag = callBen();
    send(request(Method.ACK, 1, tag));
    send(other("second").with("Subject", "hold the line"));

    send(other("third"));
    assertThat(seen.words()).endsWith("503 INVITE");
    assertThat(seen.last().header("Retry-After")).contains("7");
    assertThat(town.events).anyMatch(SipEvent.Shed.class::isInstance);

    send(request(Method.BYE, 2, tag));
    assertThat(seen.words()).contains("200 BYE");
  }

  private static Request other(String callId) {
    var branch = Via.COOKIE + callId;
    return request(Method.INVITE, 1, "")
        .with("Call-ID", callId)
        .with("CSeq", new CSeq(1, Method.INVITE).toString())
        .with("Via", Via.of("UDP", STRANGER, branch).toString());
  }

  @Test
  void aReinviteRefreshesTheTarget() {
    var dialog = new AtomicReference<Dialog>();
    town.endpoint(
        Town.BEN,
        new SipHandler() {
          @Override
          public void onInvite(IncomingInvite invite) {
            var handler =
                new DialogHandler() {
                  @Override
                  public Response onReinvite(Request reinvite) {
                    return reinvite.reply(200);
                  }
                };
            dialog.set(invite.accept(invite.request().reply(200), handler).dialog());
          }
        });
    var tag = callBen();
    send(request(Method.ACK, 1, tag));
    town.passUntil(() -> dialog.get() != null);

    send(request(Method.INVITE, 2, tag).with("Contact", "<sip:elsewhere@10.0.0.8>"));
    town.passUntil(() -> seen.words().stream().filter("200 INVITE"::equals).count() == 2);

    assertThat(dialog.get().target().toString()).isEqualTo("sip:elsewhere@10.0.0.8");
  }
}
