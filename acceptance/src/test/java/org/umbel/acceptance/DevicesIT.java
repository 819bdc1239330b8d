package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.sip.message.SipUri;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.wire.Wire;

/// What devices do to be reached: several ways to the server, which they keep open, and a URI of
/// their own; and what somebody does who has listened to one.
@Acceptance
class DevicesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String DEVICE = "urn:uuid:00000000-0000-1000-8000-000a95a0e129";

  private static String way(int number) {
    return ";reg-id=%d;+sip.instance=\"<%s>\"".formatted(number, DEVICE);
  }

  @Test
  @Feature("ST-3")
  void whenOneConnectionOfADeviceIsCutTheCallComesByTheOther(UmbelServer server, Box box) {
    try (var first = RawDevice.tcp(server.sip(), box.extension(), box.sipPassword());
        var second = RawDevice.tcp(server.sip(), box.extension(), box.sipPassword());
        var caller = RawDevice.udp(server.sip(), "1000", "")) {
      assertThat(first.register(way(1)).status()).isEqualTo(200);
      var registered = second.register(way(2));
      assertThat(registered.headers("Contact")).hasSize(2);
      assertThat(registered.header("Require")).contains("outbound");

      second.cut();
      Thread.startVirtualThread(() -> busy(first));

      assertThat(caller.ask(caller.call(calledAt(box))).status()).isEqualTo(486);
    }
  }

  private static void busy(RawDevice device) {
    device.answer(device.nextCall().reply(486));
  }

  /// Only its device, so that no voice box takes the call when that is busy.
  private static SipUri calledAt(Box box) {
    return SipUri.of(box.extension(), "127.0.0.1").withParameter("gr", DEVICE);
  }

  @Test
  @Feature("ST-3")
  void aDeviceIsCalledByAUriOfItsOwn(UmbelServer server, Box box) {
    try (var device = RawDevice.udp(server.sip(), box.extension(), box.sipPassword());
        var other = RawDevice.udp(server.sip(), box.extension(), box.sipPassword());
        var caller = RawDevice.udp(server.sip(), "1000", "")) {
      assertThat(other.register("").status()).isEqualTo(200);
      var own = "pub-gruu=\"" + calledAt(box) + "\"";
      assertThat(device.register(way(1)).headers("Contact").toString()).contains(own);
      Thread.startVirtualThread(() -> busy(device));

      assertThat(caller.ask(caller.call(calledAt(box))).status()).isEqualTo(486);

      device.register(way(1) + ";expires=0");
      assertThat(caller.ask(caller.call(calledAt(box))).status()).isEqualTo(480);
    }
  }

  @Test
  @Feature({"SC-4", "ST-3"})
  void aProofThatWasOverheardIsWorthNothing(UmbelServer server, Box box) {
    try (var phone = RawDevice.udp(server.sip(), box.extension(), box.sipPassword());
        var thief = RawDevice.udp(server.sip(), box.extension(), "")) {
      var shown = phone.signed("");
      assertThat(phone.ask(shown).status()).isEqualTo(200);

      var stolen = shown.with("Contact", "<sip:thief@127.0.0.1:9>").with("Call-ID", "thief");
      var refusal = thief.ask(stolen);

      assertThat(refusal.status()).isEqualTo(401);
      assertThat(refusal.header("WWW-Authenticate")).get().asString().contains("stale=true");
      assertThat(phone.register("").headers("Contact")).hasSize(1);
    }
  }

  @Test
  @Feature("ST-3")
  void aPhoneLearnsHowItIsSeenAndThatItsConnectionLives(UmbelServer server) throws IOException {
    var question = HexFormat.of().parseHex("000100002112a442000102030405060708090a0b");
    try (var phone = new DatagramSocket()) {
      phone.setSoTimeout((int) PATIENCE.toMillis());
      phone.send(new DatagramPacket(question, question.length, server.sip()));
      var answer = new DatagramPacket(new byte[100], 100);
      phone.receive(answer);

      var port = phone.getLocalPort() ^ 0x2112;
      assertThat(Arrays.copyOf(answer.getData(), answer.getLength()))
          .isEqualTo(
              HexFormat.of()
                  .parseHex(
                      "0101000c2112a442000102030405060708090a0b00200008"
                          + "0001%04x5e12a443".formatted(port)));
    }
    try (var wire = Wire.tcp(server.sip())) {
      wire.send("\n\n");
      assertThat(wire.receive(PATIENCE)).contains("\r\n");
    }
    Await.until(
        "it is counted",
        PATIENCE,
        () ->
            server
                .page("/metrics")
                .lines()
                .anyMatch(line -> line.contains("event=\"kept") && !line.endsWith(" 0.0")));
  }
}
