package org.umbel.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Incident;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;
import org.umbel.sip.transport.Sink;

/// A stranger sends an endpoint whatever messages it likes, in whatever order, while time passes:
/// no transaction, dialog or handler may fail over it.
class EndpointFuzzTest {

  private static final String STRANGER = "10.0.0.9";
  private static final byte PAUSE = 0; // between two datagrams
  private static final int MOST_DATAGRAMS = 30;

  /// Stands for the tag that the endpoint has given, so that dialogs can be reached.
  private static final String THEIR_TAG = "TAG";

  static Stream<Arguments> conversations() {
    return Stream.of(
            talk(invite(1, ""), request("ACK", 1), request("BYE", 2)),
            talk(invite(1, ""), request("CANCEL", 1)),
            talk(invite(1, ""), request("ACK", 1), invite(2, ";tag=TAG"), invite(3, ";tag=TAG")),
            talk(invite(1, ""), request("ACK", 1), request("INFO", 2), request("UPDATE", 3)),
            talk(invite(1, ""), request("PRACK", 2), request("REFER", 3), request("NOTIFY", 4)),
            talk(request("OPTIONS", 1), request("SUBSCRIBE", 2), request("REGISTER", 3)))
        .map(bytes -> Arguments.of((Object) bytes));
  }

  private static byte[] talk(String... datagrams) {
    return String.join("\0", datagrams).getBytes(UTF_8);
  }

  private static String invite(int number, String tag) {
    return message("INVITE", number, tag);
  }

  private static String request(String method, int number) {
    return message(method, number, ";tag=TAG");
  }

  private static String message(String method, int number, String tag) {
    return """
    %1$s sip:ben@10.0.0.2 SIP/2.0
    Via: SIP/2.0/UDP 10.0.0.9;branch=z9hG4bK%2$d
    From: <sip:x@10.0.0.9>;tag=x
    To: <sip:ben@10.0.0.2>%3$s
    Contact: <sip:x@10.0.0.9>
    Call-ID: c
    CSeq: %2$d %1$s
    Content-Type: application/sdp
    Content-Length: 1

    o\
    """
        .formatted(method, number, tag)
        .replace("\n", "\r\n");
  }

  @MethodSource("conversations")
  @FuzzTest
  void anEndpointSurvivesWhateverAStrangerSays(byte @NotNull [] conversation) {
    try (var town = new Town()) {
      var stranger = town.network.node(STRANGER, Protocol.UDP);
      var ear = new Ear();
      stranger.start(ear);
      town.endpoint(Town.BEN, new Answering());
      var ben = new Peer(Protocol.UDP, new InetSocketAddress(Town.BEN, 5060));

      int begin = 0;
      for (int sent = 0; sent < MOST_DATAGRAMS && begin < conversation.length; sent++) {
        int end = begin;
        while (end < conversation.length && conversation[end] != PAUSE) end++;
        var text = new String(conversation, begin, end - begin, UTF_8).replace(THEIR_TAG, ear.tag);
        send(stranger.flowTo(ben), text);
        town.pass(Duration.ofMillis(20));
        begin = end + 1;
      }
      town.pass(Duration.ofSeconds(1));

      assertThat(town.events)
          .noneMatch(
              event -> event instanceof SipEvent.Fault || event instanceof SipEvent.HandlerFailed);
    }
  }

  private static void send(Flow way, String text) {
    try {
      way.send(SipMessage.parse(text.getBytes(UTF_8)).write(), Flow.Failure.IGNORED);
    } catch (MalformedMessage _) {
      // this network carries whole messages only
    }
  }

  /// Answers every call, and everything else by default.
  private static final class Answering implements SipHandler, DialogHandler {
    @Override
    public void onInvite(IncomingInvite invite) {
      try {
        invite.ring(180);
        invite.accept(invite.request().reply(200).withBody(MediaType.SDP, Town.ANSWER), this);
      } catch (SipException _) {
        // the stranger does not mean it
      }
    }
  }

  /// Hears what tag the endpoint has given.
  private static final class Ear implements Sink {
    private String tag = "";

    @Override
    public void received(SipMessage message, Flow from) {
      if (message instanceof Response response) response.to().tag().ifPresent(heard -> tag = heard);
    }

    @Override
    public void malformed(MalformedMessage fault, Flow from) {
      throw fault;
    }

    @Override
    public void incident(Incident incident) {}
  }
}
