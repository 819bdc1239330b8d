package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;
import static org.umbel.acceptance.Calling.sound;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.Linphone;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Registered phones of two makes: they ring, and their lamps tell the truth.
@Acceptance
class PhonesIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(2));
  private static final Duration LAG = Duration.ofSeconds(15);

  @Test
  void aRegisteredPhoneRingsAndIsHeard(UmbelServer server, Box box) throws InterruptedException {
    var hello = Sound.silence(Duration.ofMillis(500)).then(Sound.sweep(Duration.ofSeconds(3)));
    try (var anna = Baresip.answering(box.extension(), box.sipPassword(), server.sip(), hello);
        var phone = phone(server, "1000")) {
      anna.awaitRegistered();

      try (var call = answered(phone.dial(box.extension()))) {
        anna.awaitEvent("CALL_ESTABLISHED");
        call.pause(Duration.ofSeconds(5));

        var match = hello.sounding().in(sound(call.heard()));
        assertThat(match.same()).as(match.toString()).isTrue();
      }
      anna.awaitEvent("CALL_CLOSED");
    }
  }

  @Test
  @Feature("CA-1")
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
        assertThat(call.awaitSilence(Calling.GREETING_OVER, Calling.PATIENCE)).isTrue();
        call.say(Calling.buffer(MESSAGE));
      }

      anna.awaitEvent("CALL_CLOSED");
    }
    assertThat(MESSAGE.in(server.inbox(box.extension(), box.pin()).awaitSound()).same()).isTrue();
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
      Await.until("lamp on", LAG, ben::lamp, seen -> seen.startsWith("yes 1/0"));

      inbox.markHeard(inbox.await(1).getFirst());
      Await.until("lamp off", LAG, ben::lamp, seen -> seen.startsWith("no"));
    }
  }

  private static void lamp(Baresip phone, String wanted) {
    Await.until("lamp " + wanted, LAG, phone::lamp, seen -> seen.startsWith(wanted));
  }
}
