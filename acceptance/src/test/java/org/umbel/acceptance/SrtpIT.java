package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.telephony.phone.Dialled;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Encrypted calls of a real phone, and calls that are refused for what they lack.
@Needs("baresip")
@Acceptance
class SrtpIT {
  private static final String BOX = "4000";
  private static final String PIN = "739152";
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(3));

  /// The greeting and its tone are over before the speech begins.
  private static final Duration GREETING = Duration.ofSeconds(8);

  private static final Sound SPEECH = Sound.silence(GREETING).then(MESSAGE);
  private static final Duration CALL = SPEECH.duration().plusSeconds(1);

  private static UmbelServer server(String encryption) {
    return UmbelServer.serveWithAudio(
        "{encryption: " + encryption + "}",
        """
        pilots: ["5000"]
        stop-time: 5 s
        recording: {shortest: 1 s, longest: 30 s, silence: 12 s}
        people:
          - {extension: "4000", name: "Somebody", pin: "739152"}
        """);
  }

  private static String uri(UmbelServer server) {
    return "sip:%s@127.0.0.1:%d".formatted(BOX, server.sip().getPort());
  }

  private static Baresip baresip(UmbelServer server, String encryption, String transport) {
    var settings = Map.of("REGISTER", "no", "ENCRYPTION", encryption, "TRANSPORT", transport);
    return Baresip.start("1000", "none", server.sip(), SPEECH, settings);
  }

  private static void isKept(UmbelServer server) {
    var match = MESSAGE.in(server.inbox(BOX, PIN).awaitSound());
    assertThat(match.same()).as(match.toString()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "required, srtp-mand, tcp",
    "required, srtp, udp",
    "preferred, srtp-mand, udp",
    "preferred, srtp, tcp"
  })
  @Feature("LN-3")
  void anEncryptedCallIsHeardAndRecorded(String encryption, String phones, String transport) {
    try (var server = server(encryption);
        var phone = baresip(server, phones, transport)) {
      phone.dial(uri(server));
      phone.awaitEvent("CALL_MENC");
      phone.awaitEvent("CALL_ESTABLISHED");
      Await.pause(CALL);
      phone.hangUp();
      phone.awaitEvent("CALL_CLOSED");

      assertThat(phone.heard().part(Duration.ZERO, GREETING).sounding().duration())
          .as("the greeting and its tone")
          .isGreaterThan(Duration.ofSeconds(2));
      isKept(server);
    }
  }

  @Test
  @Feature("LN-3")
  void aPlainCallIsRefusedWhereEncryptionIsRequired() throws InterruptedException {
    try (var server = server("required");
        var phone = Calling.phone(server, "1000")) {
      var dialled = phone.dial(BOX);

      assertThat(dialled).isInstanceOf(Dialled.Failed.class);
      assertThat(((Dialled.Failed) dialled).status()).isEqualTo(488);
    }
  }

  @Test
  @Feature("LN-3")
  void aPlainCallIsTakenWhereEncryptionIsPreferred() throws InterruptedException {
    try (var server = server("preferred");
        var phone = Calling.phone(server, "1000")) {
      Calling.leave(phone, BOX, MESSAGE);

      isKept(server);
    }
  }

  @Test
  @Feature("LN-3")
  void aCallThatMustBeEncryptedIsRefusedWhereThatIsOff() {
    try (var server = server("off");
        var phone = baresip(server, "srtp-mand", "udp")) {
      phone.dial(uri(server));

      phone.awaitEvent("CALL_CLOSED");
      assertThat(server.inbox(BOX, PIN).await(0)).isEmpty();
    }
  }
}
