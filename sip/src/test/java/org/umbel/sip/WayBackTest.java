package org.umbel.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.testnet.VirtualNetwork;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Incident;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;
import org.umbel.sip.transport.Sink;

/// Requests in a dialog with a phone whose Contact leads nowhere, as it is behind an address
/// translator at 10.0.0.9.
@Timeout(20)
class WayBackTest {
  private final Town town = new Town();
  private final VirtualNetwork.Node phone = town.network.node("10.0.0.9", Protocol.UDP);
  private final Heard heard = new Heard();

  @AfterEach
  void close() {
    town.close();
  }

  private static Peer at(String host) {
    return new Peer(Protocol.UDP, new InetSocketAddress(host, 5060));
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.5, sip:x@192.168.1.5", // Via and Contact agree, and are wrong
    "10.0.0.9, sip:x@192.168.1.5;ob", // it wants its requests by this way
    "10.0.0.9, sip:x@um.example.test;gr=urn:uuid:1" // it names itself by its registrar
  })
  void theByeGoesBackWhereTheCallCameFrom(String via, String contact) {
    phone.start(heard);
    town.endpoint(Town.BEN, new HangingUp());

    send(
        """
        INVITE sip:ben@10.0.0.2 SIP/2.0
        Via: SIP/2.0/UDP %s;branch=z9hG4bK1
        From: <sip:x@10.0.0.9>;tag=x
        To: <sip:ben@10.0.0.2>
        Contact: <%s>
        Call-ID: c
        CSeq: 1 INVITE
        Content-Length: 0

        """
            .formatted(via, contact));

    town.passUntil(() -> asked(Method.BYE));
    assertThat(heard.requests).extracting(Request::method).containsOnly(Method.BYE);
  }

  @Test
  void whatFollowsACallByTheWayBackGoesByItToo() {
    phone.start(heard);
    var ben = town.endpoint(Town.BEN, new SipHandler() {});

    var call =
        ben.invite(
            OutgoingRequest.of(
                    Method.INVITE,
                    SipUri.parse("sip:x@192.168.1.5"),
                    NameAddr.of(SipUri.parse("sip:ben@10.0.0.2")))
                .back(at("10.0.0.9")),
            new InviteHandler() {});

    assertThat(call).isNotNull();
    town.passUntil(() -> asked(Method.ACK));
  }

  private boolean asked(Method method) {
    return heard.requests.stream().anyMatch(request -> request.is(method));
  }

  private void send(String text) {
    var bytes = text.replace("\n", "\r\n").getBytes(UTF_8);
    phone.flowTo(at(Town.BEN)).send(bytes, Flow.Failure.IGNORED);
  }

  /// Answers and hangs up as soon as that is known.
  private static final class HangingUp implements SipHandler {
    @Override
    public void onInvite(IncomingInvite invite) {
      var ok = invite.request().reply(200).withBody(MediaType.SDP, Town.ANSWER);
      invite.accept(ok, new DialogHandler() {}).dialog().bye();
    }
  }

  /// Notes what it is asked; takes calls, and acknowledges those that were taken.
  private static final class Heard implements Sink {
    private final List<Request> requests = new ArrayList<>();

    @Override
    public void received(SipMessage message, Flow from) {
      if (message instanceof Request request) {
        requests.add(request);
        if (request.is(Method.INVITE)) taken(request, from);
      } else if (message.cSeq().method().equals(Method.INVITE)) {
        var ack =
            Request.builder(Method.ACK, SipUri.parse("sip:ben@10.0.0.2"))
                .via(message.vias().getFirst().withBranch("z9hG4bK2"))
                .from(message.from())
                .to(message.to())
                .callId(message.callId())
                .cSeq(1)
                .build();
        from.send(ack.write(), Flow.Failure.IGNORED);
      }
    }

    private static void taken(Request invite, Flow from) {
      var ok =
          invite
              .reply(200)
              .withToTag("phone")
              .with("Contact", "<sip:x@192.168.1.5>")
              .withBody(MediaType.SDP, Town.ANSWER);
      from.send(ok.write(), Flow.Failure.IGNORED);
    }

    @Override
    public void malformed(MalformedMessage fault, Flow from) {
      throw fault;
    }

    @Override
    public void incident(Incident incident) {}
  }
}
