package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import org.umbel.testkit.part.Linphone;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;
import org.umbel.testkit.wire.Wire;

/// Registered phones of two makes: they ring, and their lamps tell the truth.
@Needs({"baresip", "linphonec"})
@Acceptance
class PhonesIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(2));
  private static final Sound HELLO =
      Sound.silence(Duration.ofMillis(500)).then(Sound.sweep(Duration.ofSeconds(3)));
  private static final Duration LAG = Duration.ofSeconds(15);

  @Test
  @Feature("ST-6")
  void whoAnswersAndWhoCallsHearEachOtherUntilTheCallerHangsUp(UmbelServer server, Box box)
      throws InterruptedException {
    try (var anna = Baresip.answering(box.extension(), box.sipPassword(), server.sip(), HELLO);
        var phone = phone(server, "1000")) {
      anna.awaitRegistered();

      try (var call = answered(phone.dial(box.extension()))) {
        anna.awaitEvent("CALL_ESTABLISHED");
        call.pause(Duration.ofMillis(500));
        call.say(Calling.buffer(MESSAGE));
        Talk.with(call).hearsAll(HELLO.sounding());
      }
      anna.awaitEvent("CALL_CLOSED");

      var match = MESSAGE.in(anna.heard());
      assertThat(match.same()).as(match.toString()).isTrue();
    }
  }

  @Test
  @Feature("ST-6")
  void theCallerIsToldWhenThePhoneHangsUp(UmbelServer server, Box box) throws InterruptedException {
    try (var anna = Baresip.answering(box.extension(), box.sipPassword(), server.sip(), HELLO);
        var phone = phone(server, "1000")) {
      anna.awaitRegistered();

      try (var call = answered(phone.dial(box.extension()))) {
        anna.awaitEvent("CALL_ESTABLISHED");
        anna.hangUp();

        assertThat(call.awaitEnd(Calling.PATIENCE)).isTrue();
      }
    }
  }

  @Test
  @Feature({"CA-1", "ST-6"})
  void whoeverDoesNotAnswerHasAVoiceBox(UmbelServer server, Box box) throws InterruptedException {
    try (var anna =
            Baresip.start(
                box.extension(),
                box.sipPassword(),
                server.sip(),
                MESSAGE,
                Map.of("ANSWER", "manual"));
        var phone = phone(server, "1000")) {
      anna.awaitRegistered();

      try (var call = answered(phone.dial(box.extension()))) {
        Calling.leave(call, MESSAGE);
      }

      anna.awaitEvent("CALL_CLOSED");
    }
    assertThat(MESSAGE.in(server.inbox(box.extension(), box.pin()).awaitSound()).same()).isTrue();
    assertThat(reason(server, box)).isEqualTo("NO_ANSWER");
  }

  @Test
  @Feature({"CA-1", "ST-6"})
  void whoeverIsBusyHasAVoiceBox(UmbelServer server, Box box) throws InterruptedException {
    try (var anna =
            Phone.open(
                PhoneLine.of(box.extension(), server.sip()).withPassword(box.sipPassword()));
        var phone = phone(server, "1000")) {
      anna.register();
      var refusing = Thread.startVirtualThread(() -> refuse(anna));

      try (var call = answered(phone.dial(box.extension()))) {
        Calling.leave(call, MESSAGE);
      }
      refusing.join();
    }
    assertThat(MESSAGE.in(server.inbox(box.extension(), box.pin()).awaitSound()).same()).isTrue();
    assertThat(reason(server, box)).isEqualTo("BUSY");
  }

  private static void refuse(Phone phone) {
    try {
      phone.nextCall(Calling.PATIENCE).orElseThrow().reject(486);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Why the only message of a box was not a call, as it is kept with it.
  private static String reason(UmbelServer server, Box box) {
    var id = server.inbox(box.extension(), box.pin()).await(1).getFirst().id();
    try (var files = Files.walk(server.data())) {
      var envelope =
          files
              .filter(file -> file.endsWith("envelope") && file.toString().contains(id))
              .findFirst()
              .orElseThrow();
      return Files.readString(envelope)
          .lines()
          .filter(line -> line.startsWith("reason"))
          .map(line -> line.replaceFirst("reason\\W+", "").strip())
          .findFirst()
          .orElse("");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  @Feature("MW-1")
  void aSubscribedLampFollowsTheMailbox(UmbelServer server, Box box) throws InterruptedException {
    var inbox = server.inbox(box.extension(), box.pin());
    try (var anna =
            Baresip.start(
                box.extension(), box.sipPassword(), server.sip(), MESSAGE, Map.of("LAMP", "yes"));
        var phone = phone(server, "1000")) {
      anna.awaitRegistered();
      lamp(anna, "no");

      leave(phone, box.extension(), MESSAGE);
      lamp(anna, "yes 1/0");

      inbox.delete(inbox.await(1).getFirst());
      lamp(anna, "no");
    }
  }

  @Test
  @Feature("MW-1")
  void aLampNobodyAskedForFollowsTheMailbox(UmbelServer server, Box box)
      throws InterruptedException {
    var inbox = server.inbox(box.extension(), box.pin());
    try (var ben = Linphone.start(box.extension(), box.sipPassword(), server.sip(), Map.of());
        var phone = phone(server, "1000")) {
      ben.awaitRegistered();

      leave(phone, box.extension(), MESSAGE);
      lamp(ben, "yes 1/0");

      inbox.markHeard(inbox.await(1).getFirst());
      lamp(ben, "no");
    }
  }

  @Test
  @Feature("MW-1")
  void theLampGoesOutWhenTheMessageWasHeardByPhone(UmbelServer server, Box box)
      throws InterruptedException {
    try (var ben = Linphone.start(box.extension(), box.sipPassword(), server.sip(), Map.of());
        var phone = phone(server, "1000");
        var own = phone(server, box.extension())) {
      ben.awaitRegistered();
      leave(phone, box.extension(), MESSAGE);
      lamp(ben, "yes 1/0");

      try (var talk = Talk.with(answered(own.dial("5000")))) {
        talk.hears(Prompt.ENTER_PIN).presses(box.pin() + "#");
        talk.hears(Prompt.MAIN_MENU).presses("1").hearsAll(MESSAGE);
      }

      lamp(ben, "no");
    }
  }

  @Test
  @Feature("MW-1")
  void lampsAreRightAfterTheServerOrThePhoneWasRestarted() throws InterruptedException {
    try (var ports = PortBlock.take();
        var pbx = Wire.waitingAt(ports.at(0));
        var server = UmbelServer.serve(lampOf("4002", ports.at(0)) + SharedServer.configuration());
        var phone = phone(server, "1000")) {
      for (var extension : List.of("4000", "4001", "4002")) {
        leave(phone, extension, MESSAGE);
        server.inbox(extension, "739152").await(1);
      }
      awaitOneNew(pbx);

      server.terminate(LAG);
      server.startAgain();

      awaitOneNew(pbx);
      for (int start = 1; start <= 2; start++) {
        try (var anna =
                Baresip.start("4000", "phone-4000", server.sip(), MESSAGE, Map.of("LAMP", "yes"));
            var ben = Linphone.start("4001", "phone-4001", server.sip(), Map.of())) {
          lamp(anna, "yes 1/0");
          lamp(ben, "yes 1/0");
        }
      }
    }
  }

  private static String lampOf(String extension, int port) {
    return """
    lamp: {phones: [{extension: "%1$s", address: "sip:%1$s@127.0.0.1:%2$d"}]}
    """
        .formatted(extension, port);
  }

  /// Takes the notices that come until one tells of a new message.
  private static void awaitOneNew(Wire pbx) {
    boolean told = false;
    while (!told) {
      var notice = pbx.await("NOTIFY sip:4002@", LAG);
      pbx.send(Wire.ok(notice));
      told = notice.contains("Voice-Message: 1/0");
    }
  }

  private static void lamp(Linphone phone, String wanted) {
    Await.until("lamp " + wanted, LAG, phone::lamp, seen -> seen.startsWith(wanted));
  }

  private static void lamp(Baresip phone, String wanted) {
    Await.until("lamp " + wanted, LAG, phone::lamp, seen -> seen.startsWith(wanted));
  }
}
