package org.umbel.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.auth.Password;
import org.umbel.sip.failure.PeerUnreachable;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.trace.SipCounters.Counter;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Protocol;

/// Endpoints on real sockets.
@Timeout(30)
class SipEndpointTest {

  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final NameAddr ANNA = NameAddr.of(SipUri.of("anna", HOST));

  private final BlockingQueue<IncomingRequest> arrived = new LinkedBlockingQueue<>();
  private final SipEndpoint anna = start(ListenPoint.udp(HOST, 0), ListenPoint.tcp(HOST, 0));

  private SipEndpoint start(ListenPoint... points) {
    var settings = SipSettings.at(points).withMethods(Set.of(Method.MESSAGE, Method.INVITE));
    return SipEndpoint.start(settings, new Taking(), SipListener.NONE);
  }

  private final class Taking implements SipHandler {
    @Override
    public void onRequest(IncomingRequest request) {
      arrived.add(request);
      var challenge =
          request.request().reply(401).with("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\"");
      boolean open = !request.request().has("Subject") || request.request().has("Authorization");
      request.reply(open ? request.request().reply(200) : challenge);
    }

    @Override
    public void onInvite(IncomingInvite invite) {
      invite.accept(invite.request().reply(200), new DialogHandler() {});
    }
  }

  @AfterEach
  void close() {
    anna.close();
  }

  private static OutgoingRequest messageTo(SipEndpoint ben, int bytes) {
    int port = ben.listenPoints().getFirst().port();
    var uri = SipUri.of("ben", HOST).withPort(port);
    return OutgoingRequest.of(Method.MESSAGE, uri, ANNA)
        .dressed(plain -> plain.withBody(MediaType.TEXT, "x".repeat(bytes).getBytes(UTF_8)));
  }

  @Test
  void aSmallRequestGoesByUdpAndALargeOneByTcp() throws InterruptedException {
    try (var ben = start(ListenPoint.udp(HOST, 0), ListenPoint.tcp(HOST, 0))) {
      anna.send(messageTo(ben, 10), PATIENCE);
      anna.send(messageTo(ben, 2000), PATIENCE);

      assertThat(arrived.take().source().protocol()).isEqualTo(Protocol.UDP);
      assertThat(arrived.take().source().protocol()).isEqualTo(Protocol.TCP);
    }
  }

  @Test
  void aLargeRequestGoesByUdpAfterAllWhenThePeerHasNoTcp() throws InterruptedException {
    try (var ben = start(ListenPoint.udp(HOST, 0))) {
      var response = anna.send(messageTo(ben, 2000), PATIENCE);

      assertThat(response.status()).isEqualTo(200);
      assertThat(arrived.take().source().protocol()).isEqualTo(Protocol.UDP);
    }
  }

  @Test
  void aChallengeIsAnsweredOnce() throws InterruptedException {
    try (var ben = start(ListenPoint.udp(HOST, 0))) {
      var asked = messageTo(ben, 10).dressed(plain -> plain.with("Subject", "secret"));

      var without = anna.send(asked, PATIENCE);
      var with = anna.send(asked.with(new DigestClient("anna", Password.of("4711"))), PATIENCE);

      assertThat(without.status()).isEqualTo(401);
      assertThat(with.status()).isEqualTo(200);
      assertThat(arrived.take().request().cSeq().number()).isEqualTo(1);
      assertThat(arrived.take().request().cSeq().number()).isEqualTo(1);
      assertThat(arrived.take().request().cSeq().number()).isEqualTo(2);
    }
  }

  @Test
  void aCallOverTcpIsMadeAndEnded() {
    try (var ben = start(ListenPoint.tcp(HOST, 0))) {
      int port = ben.listenPoints().getFirst().port();
      var uri = SipUri.of("ben", HOST).withPort(port).withParameter("transport", "tcp");

      var outcome =
          anna.invite(OutgoingRequest.of(Method.INVITE, uri, ANNA), InviteHandler.NONE)
              .await(PATIENCE);

      assertThat(outcome).isInstanceOf(InviteOutcome.Answered.class);
      var dialog = ((InviteOutcome.Answered) outcome).dialog();
      assertThat(dialog.request(Method.OPTIONS, plain -> plain).status()).isEqualTo(200);
      dialog.bye();
    }
  }

  @Test
  void aPeerThatRefusesTheConnectionIsUnreachableAtOnce() {
    var uri = SipUri.of("ben", HOST).withPort(1).withParameter("transport", "tcp");

    assertThatThrownBy(() -> anna.send(OutgoingRequest.of(Method.MESSAGE, uri, ANNA), PATIENCE))
        .isInstanceOf(PeerUnreachable.class)
        .hasMessageContaining("127.0.0.1");
  }

  @Test
  void aTransportWeDoNotSpeakIsUnreachable() {
    var uri = SipUri.of("ben", HOST).withParameter("transport", "sctp");

    assertThatThrownBy(() -> anna.send(OutgoingRequest.of(Method.MESSAGE, uri, ANNA), PATIENCE))
        .isInstanceOf(PeerUnreachable.class);
  }

  @Test
  void anAlarmGoesOffUnlessItIsCancelled() throws InterruptedException {
    var rung = new LinkedBlockingQueue<String>();
    anna.after(Duration.ofMillis(20), () -> rung.add("cancelled")).cancel();

    anna.after(Duration.ofMillis(40), () -> rung.add("second"));

    assertThat(rung.take()).isEqualTo("second");
  }

  @Test
  void whatIsAskedOfAClosedEndpointEndsAtOnce() {
    try (var ben = start(ListenPoint.udp(HOST, 0))) {
      anna.close();

      assertThatThrownBy(() -> anna.send(messageTo(ben, 10), PATIENCE))
          .isInstanceOf(PeerUnreachable.class);
      assertThat(anna.counters().value(Counter.FAULT)).isZero();
    }
  }
}
