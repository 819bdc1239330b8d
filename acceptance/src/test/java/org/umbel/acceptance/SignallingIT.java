package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.wire.Wire;

/// Peers that repeat, lose, cross and dribble: bare messages against the server.
@Acceptance
class SignallingIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  @Feature("LN-7")
  void aRepeatedInviteIsAnsweredOnce(UmbelServer server, Box box) {
    try (var wire = Wire.udp(server.sip())) {
      var talk = new Dialogue(box.extension());
      wire.send(talk.request("INVITE", 1, Dialogue.OFFER));
      wire.send(talk.request("INVITE", 1, Dialogue.OFFER));
      wire.send(talk.request("INVITE", 1, Dialogue.OFFER));

      var tags = new HashSet<String>();
      for (int i = 0; i < 3; i++) {
        tags.add(talk.answered(wire.await("SIP/2.0 200", PATIENCE)));
      }
      wire.send(talk.request("ACK", 1, ""));
      wire.send(talk.request("BYE", 2, ""));

      assertThat(tags).as("one dialog").hasSize(1);
      assertThat(wire.await("SIP/2.0 200", PATIENCE)).contains("2 BYE");
    }
  }

  @Test
  @Feature("LN-7")
  void whenTheAckIsLostTheAnswerIsRepeatedAndTheCallEndedAtLast(UmbelServer server, Box box) {
    try (var wire = Wire.udp(server.sip())) {
      var talk = new Dialogue(box.extension());
      wire.send(talk.request("INVITE", 1, Dialogue.OFFER));

      wire.await("SIP/2.0 200", PATIENCE);
      wire.await("SIP/2.0 200", PATIENCE);
      wire.await("SIP/2.0 200", PATIENCE);
      var bye = wire.await("BYE ", Duration.ofSeconds(45)); // 64 times T1, RFC 3261 §13.3.1.4

      assertThat(bye).contains(talk.id);
      wire.send(Wire.ok(bye));
    }
  }

  @Test
  @Feature("LN-7")
  void aByeThatOvertakesTheAckEndsTheCall(UmbelServer server, Box box) {
    try (var wire = Wire.udp(server.sip())) {
      var talk = new Dialogue(box.extension());
      wire.send(talk.request("INVITE", 1, Dialogue.OFFER));
      talk.answered(wire.await("SIP/2.0 200", PATIENCE));

      wire.send(talk.request("BYE", 2, ""));
      var answer = wire.await("SIP/2.0 200", PATIENCE);
      while (!answer.contains("2 BYE")) { // that to the INVITE may come once more
        answer = wire.await("SIP/2.0 200", PATIENCE);
      }
      wire.send(talk.request("ACK", 1, ""));
      wire.send(talk.request("BYE", 3, ""));

      wire.await("SIP/2.0 481", PATIENCE);
    }
  }

  @Test
  @Feature("ST-6")
  void aCallThatIsGivenUpWhileItRingsLeavesNothing(UmbelServer server, Box box)
      throws InterruptedException {
    try (var desk =
            Phone.open(
                PhoneLine.of(box.extension(), server.sip()).withPassword(box.sipPassword()));
        var wire = Wire.udp(server.sip())) {
      desk.register();
      var talk = new Dialogue(box.extension());
      wire.send(talk.request("INVITE", 1, Dialogue.OFFER));
      var ringing = desk.nextCall(PATIENCE).orElseThrow();
      wire.await("SIP/2.0 180", PATIENCE);

      wire.send(talk.request("CANCEL", 1, ""));

      assertThat(wire.await("SIP/2.0 200", PATIENCE)).contains("1 CANCEL");
      var last = wire.await("SIP/2.0 487", PATIENCE);
      talk.answered(last);
      wire.send(talk.request("ACK", 1, "").replace("ACK1;", "INVITE1;"));
      Await.until("the phone is silent", PATIENCE, ringing::cancelled);
    }
    assertThat(server.inbox(box.extension(), box.pin()).list()).isEmpty();
  }

  @Test
  void anyoneMayAskWhatTheServerCan(UmbelServer server) {
    try (var wire = Wire.udp(server.sip())) {
      wire.send(new Dialogue("5000").request("OPTIONS", 1, ""));

      assertThat(wire.await("SIP/2.0 200", PATIENCE)).contains("Allow:").contains("INVITE");
    }
  }

  @Test
  @Feature("MW-1")
  void nobodysLampCannotBeFollowed(UmbelServer server) {
    try (var wire = Wire.udp(server.sip())) {
      wire.send(
          new Dialogue("7777")
              .request("SUBSCRIBE", 1, "")
              .replace("Max-Forwards", "Event: message-summary\nExpires: 600\nMax-Forwards"));

      wire.await("SIP/2.0 404", PATIENCE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "v=0\nm=audio 99999 RTP/AVP 0\n",
        "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 31\n",
        "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 9 RTP/AVP 96\n",
        "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=audio"
      })
  @Feature("LN-4")
  void aDescriptionNobodyCanUseIsRefused(String description, UmbelServer server, Box box) {
    try (var wire = Wire.udp(server.sip())) {
      wire.send(new Dialogue(box.extension()).request("INVITE", 1, description));

      wire.await("SIP/2.0 4", PATIENCE); // 400 when it cannot be read, 488 when it does not fit
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 5", "100, 400"})
  @Feature("LN-1")
  void aMessageMayComeInPieces(int piece, int pauseMillis, UmbelServer server)
      throws InterruptedException {
    try (var wire = Wire.tcp(server.sip())) {
      var options = new Dialogue("5000").over("TCP").request("OPTIONS", 1, "");

      wire.sendSlowly("\n\n" + options + options, piece, Duration.ofMillis(pauseMillis));

      assertThat(wire.receive(PATIENCE)).as("a keep-alive is returned").contains("\r\n");
      wire.await("SIP/2.0 200", PATIENCE);
    }
  }

  @Test
  @Feature("LN-1")
  void anOversizedMessageEndsItsConnectionAndNoOther(UmbelServer server) {
    try (var other = Wire.tcp(server.sip())) {
      try (var wire = Wire.tcp(server.sip())) {
        var huge = new Dialogue("5000").over("TCP").request("OPTIONS", 1, "");
        wire.send(huge.replace("Content-Length: 0", "Content-Length: 90000000"));

        assertThat(wire.closedWithin(PATIENCE)).isTrue();
      }

      other.send(new Dialogue("5000").over("TCP").request("OPTIONS", 1, ""));
      other.await("SIP/2.0 200", PATIENCE);
    }
  }
}
