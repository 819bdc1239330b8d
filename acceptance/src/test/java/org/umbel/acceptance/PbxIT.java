package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.domain.speech.Prompt;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.Part;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// A PBX stands in front: it keeps the phones, records its route, and diverts what nobody takes.
@Needs({"kamailio", "baresip"})
@Acceptance
class PbxIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(2));

  @Test
  @Feature({"LN-11", "CA-1"})
  void aCallNobodyAnswersAtThePbxBecomesAMessage(UmbelServer server, Box box)
      throws InterruptedException {
    try (var pbx = pbx(server);
        var anna =
            Baresip.start(
                box.extension(), "secret", address(pbx), MESSAGE, Map.of("ANSWER", "manual"))) {
      anna.awaitRegistered();

      isRecorded(server, box, pbx);

      anna.awaitEvent("CALL_CLOSED");
    }
  }

  @Test
  @Feature({"LN-11", "CA-1"})
  void aCallForSomebodyBusyAtThePbxBecomesAMessage(UmbelServer server, Box box)
      throws InterruptedException {
    try (var pbx = pbx(server);
        var anna = Phone.open(PhoneLine.of(box.extension(), address(pbx)).withPassword("secret"))) {
      anna.register();
      var refusing = Thread.startVirtualThread(() -> refuse(anna));

      isRecorded(server, box, pbx);

      refusing.join();
    }
  }

  private static void refuse(Phone phone) {
    try {
      phone.nextCall(Calling.PATIENCE).orElseThrow().reject(486);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @Feature({"LN-11", "CA-1"})
  void aCallForSomebodyUnknownToThePbxBecomesAMessage(UmbelServer server, Box box)
      throws InterruptedException {
    try (var pbx = pbx(server)) {
      isRecorded(server, box, pbx);
    }
  }

  @Test
  @Feature({"MW-1", "TU-1"})
  void throughThePbxTheLampIsFollowedAndMessagesAreHeard(UmbelServer server, Box box)
      throws InterruptedException {
    try (var pbx = pbx(server);
        var anna =
            Baresip.start(
                box.extension(),
                "secret",
                address(pbx),
                MESSAGE,
                Map.of("ANSWER", "manual", "LAMP", "yes"));
        var own = Phone.open(PhoneLine.of(box.extension(), address(pbx)))) {
      anna.awaitRegistered();
      isRecorded(server, box, pbx);
      Await.until("lamp on", Calling.PATIENCE, anna::lamp, seen -> seen.startsWith("yes 1/0"));

      try (var talk = Talk.with(answered(own.dial("5000")))) {
        talk.hears(Prompt.ENTER_PIN).presses(box.pin() + "#");
        talk.hears(Prompt.MAIN_MENU).presses("1").hearsAll(MESSAGE);
      }

      Await.until("lamp off", Calling.PATIENCE, anna::lamp, seen -> seen.startsWith("no"));
    }
  }

  private static void isRecorded(UmbelServer server, Box box, Part pbx)
      throws InterruptedException {
    try (var phone = Phone.open(PhoneLine.of("+4930555123", address(pbx)));
        var call = answered(phone.dial(box.extension()))) {
      Calling.leave(call, MESSAGE);
    }
    var inbox = server.inbox(box.extension(), box.pin());
    assertThat(MESSAGE.in(inbox.awaitSound()).same()).isTrue();
    assertThat(inbox.list()).extracting(entry -> entry.caller()).isEqualTo(List.of("+4930555123"));
  }

  private static Part pbx(UmbelServer server) {
    var um = server.sip().getAddress().getHostAddress() + ":" + server.sip().getPort();
    return Part.start("kamailio", Map.of("UM", um, "RING", "2000"));
  }

  private static InetSocketAddress address(Part pbx) {
    return pbx.ports().address(0);
  }
}
