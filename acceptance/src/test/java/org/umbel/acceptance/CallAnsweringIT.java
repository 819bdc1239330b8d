package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.umbel.acceptance.Calling.GREETING_OVER;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.buffer;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;
import static org.umbel.acceptance.Calling.sound;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.telephony.phone.Phone;
import org.umbel.testkit.Feature;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// A caller meets a voice box.
@Acceptance
class CallAnsweringIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(4));

  @Test
  @Feature({"CA-1", "LN-11", "ML-9"})
  void whatADivertedCallerSaysIsInTheMailboxAsItWasSaid(UmbelServer server, Box box)
      throws InterruptedException {
    try (var phone = phone(server, "+4930555123")) {
      leave(phone, box.extension(), MESSAGE);
    }

    var inbox = server.inbox(box.extension(), box.pin());
    var entry = inbox.await(1).getFirst();
    var kept = inbox.sound(entry);
    var match = MESSAGE.in(kept);
    assertThat(match.correlation()).as(match.toString()).isGreaterThan(0.95);
    assertThat(kept.sounding().duration().toMillis()).isCloseTo(4_000, within(40L));
    assertThat(entry.caller()).isEqualTo("+4930555123");
    assertThat(entry.heard()).isFalse();
  }

  @Test
  @Feature("CA-3")
  void everyCallerHearsTheSameGreetingOfTheSamePerson(UmbelServer server, Box box)
      throws InterruptedException {
    try (var phone = phone(server, "1000")) {
      Sound first = greeting(phone, box.extension());
      Sound second = greeting(phone, box.extension());

      var match = first.sounding().in(second);
      assertThat(match.correlation()).as(match.toString()).isGreaterThan(0.95);
      assertThat(first.sounding().duration()).isGreaterThan(Duration.ofSeconds(3));
    }
  }

  private static Sound greeting(Phone phone, String extension) throws InterruptedException {
    try (var call = answered(phone.dialDiverted(extension, extension, "no-answer"))) {
      call.awaitSilence(GREETING_OVER, PATIENCE);
      return sound(call.heard());
    }
  }

  @Test
  @Feature("CA-2")
  void zeroDuringTheGreetingGoesStraightToTheTone(UmbelServer server, Box box)
      throws InterruptedException {
    try (var phone = phone(server, "1000");
        var call = answered(phone.dialDiverted(box.extension(), box.extension(), "no-answer"))) {
      call.pause(Duration.ofMillis(700));
      call.press("0");
      call.awaitSilence(GREETING_OVER, PATIENCE);
      assertThat(call.heardSound()).isLessThan(Duration.ofSeconds(2));

      call.say(buffer(MESSAGE));
      call.hangUp();
    }

    assertThat(MESSAGE.in(server.inbox(box.extension(), box.pin()).awaitSound()).same()).isTrue();
  }

  @Test
  @Feature("CA-1")
  void hashEndsTheRecordingAndIsNotHeardInIt(UmbelServer server, Box box)
      throws InterruptedException {
    try (var phone = phone(server, "1000");
        var call = answered(phone.dialDiverted(box.extension(), box.extension(), "user-busy"))) {
      call.awaitSilence(GREETING_OVER, PATIENCE);
      call.say(buffer(MESSAGE));
      call.pause(Duration.ofMillis(300)); // a finger takes its time
      call.press("#");

      assertThat(call.awaitEnd(PATIENCE)).as("the server says thanks and hangs up").isTrue();
    }

    var kept = server.inbox(box.extension(), box.pin()).awaitSound();
    assertThat(kept.sounding().duration().toMillis()).isCloseTo(4_000, within(40L));
  }

  @Test
  @Feature("CA-1")
  void silenceEndsTheRecording(UmbelServer server, Box box) throws InterruptedException {
    try (var phone = phone(server, "1000");
        var call = answered(phone.dialDiverted(box.extension(), box.extension(), "no-answer"))) {
      call.awaitSilence(GREETING_OVER, PATIENCE);
      call.say(buffer(MESSAGE));

      assertThat(call.awaitEnd(PATIENCE)).isTrue();
    }

    var kept = server.inbox(box.extension(), box.pin()).awaitSound();
    assertThat(kept.sounding().duration().toMillis()).isCloseTo(4_000, within(40L));
    assertThat(kept.duration())
        .as("of the silence that ended it, only a little is kept")
        .isLessThan(Duration.ofMillis(6_300));
  }

  @Test
  @Feature("CA-1")
  void theLongestLengthEndsTheRecording(UmbelServer server, Box box) throws InterruptedException {
    try (var phone = phone(server, "1000");
        var call = answered(phone.dialDiverted(box.extension(), box.extension(), "no-answer"))) {
      call.pause(Duration.ofMillis(500));
      call.press("0");
      call.awaitSilence(GREETING_OVER, PATIENCE);
      call.say(buffer(Sound.tone(300, Duration.ofSeconds(25))));

      assertThat(call.awaitEnd(PATIENCE)).isTrue();
    }

    var kept = server.inbox(box.extension(), box.pin()).awaitSound();
    assertThat(kept.duration().toMillis()).isCloseTo(20_000, within(100L));
  }

  @Test
  @Feature("CA-1")
  void aRecordingThatIsTooShortIsDropped(UmbelServer server, Box box) throws InterruptedException {
    try (var phone = phone(server, "1000")) {
      leave(phone, box.extension(), Sound.sweep(Duration.ofMillis(400)));
      leave(phone, box.extension(), MESSAGE);
    }

    var kept = server.inbox(box.extension(), box.pin()).awaitSound();
    assertThat(MESSAGE.in(kept).same()).as("only the second was taken").isTrue();
  }

  @Test
  @Feature("CA-10")
  void aBoxThatIsSwitchedOffTakesNoMessage(UmbelServer server) throws InterruptedException {
    try (var phone = phone(server, "1000");
        var call = answered(phone.dialDiverted("4999", "4999", "no-answer"))) {
      assertThat(call.awaitEnd(PATIENCE)).as("says so and hangs up").isTrue();
      assertThat(call.heardSound()).isGreaterThan(Duration.ofSeconds(1));
    }

    assertThat(server.inbox("4999", "739152").list()).isEmpty();
  }

  @Test
  @Feature("CA-1")
  void aCallToSomebodyWithoutAPhoneGoesToTheBox(UmbelServer server, Box box)
      throws InterruptedException {
    try (var phone = phone(server, "1000");
        var call = answered(phone.dial(box.extension()))) {
      call.awaitSilence(GREETING_OVER, PATIENCE);
      call.say(buffer(MESSAGE));
    }

    assertThat(MESSAGE.in(server.inbox(box.extension(), box.pin()).awaitSound()).same()).isTrue();
  }
}
