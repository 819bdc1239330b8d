package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.umbel.acceptance.Calling.GREETING_OVER;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.assertComplete;
import static org.umbel.acceptance.Calling.buffer;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.VoiceBoxOf;
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
    Duration took;
    try (var phone = phone(server, "+4930555123")) {
      took = leave(phone, box.extension(), MESSAGE);
    }

    var inbox = server.inbox(box.extension(), box.pin());
    var entry = inbox.await(1).getFirst();
    var kept = inbox.sound(entry);
    var match = MESSAGE.in(kept);
    assertThat(match.correlation()).as(match.toString()).isGreaterThan(0.95);
    assertComplete(kept, MESSAGE, took);
    assertThat(entry.caller()).isEqualTo("+4930555123");
    assertThat(entry.heard()).isFalse();
  }

  @Test
  @Feature({"CA-3", "TT-2"})
  void theGreetingNamesTheExtension(UmbelServer server, Box box) throws InterruptedException {
    greets(server, box, Language.ENGLISH);
  }

  @Test
  @Feature({"CA-3", "CA-8", "TT-2"})
  void theGreetingOfAGermanPersonIsGerman(UmbelServer server) throws InterruptedException {
    greets(server, SharedServer.GERMAN, Language.GERMAN);
  }

  private static void greets(UmbelServer server, Box box, Language language)
      throws InterruptedException {
    var prompts = new Phrase[] {new VoiceBoxOf(box.extension()), Prompt.LEAVE_MESSAGE_AFTER_TONE};
    try (var phone = phone(server, "1000");
        var talk = Talk.with(answered(phone.dial(box.extension())), language)) {
      talk.hearsAll(prompts).hearsAll(Prompt.BEEP);

      var greeting = Talk.sound(language, prompts).sounding();
      var match = greeting.in(talk.heard());
      assertThat(match.same()).as(match.toString()).isTrue();
      assertThat(match.delay()).as("from the answer").isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  @Feature("CA-2")
  void zeroDuringTheGreetingGoesStraightToTheTone(UmbelServer server, Box box)
      throws InterruptedException {
    try (var phone = phone(server, "1000");
        var talk =
            Talk.with(
                answered(phone.dialDiverted(box.extension(), box.extension(), "no-answer")))) {
      talk.hears(new VoiceBoxOf(box.extension())).presses("0").hearsAll(Prompt.BEEP);
      talk.says(MESSAGE);

      var rest = Talk.sound(Language.ENGLISH, Prompt.LEAVE_MESSAGE_AFTER_TONE).sounding();
      assertThat(rest.in(talk.heard()).same()).as("the greeting's second half").isFalse();
    }

    assertThat(MESSAGE.in(server.inbox(box.extension(), box.pin()).awaitSound()).same()).isTrue();
  }

  @Test
  @Feature("CA-1")
  void hashEndsTheRecordingAndIsNotHeardInIt(UmbelServer server, Box box)
      throws InterruptedException {
    Duration took;
    try (var phone = phone(server, "1000");
        var call = answered(phone.dialDiverted(box.extension(), box.extension(), "user-busy"))) {
      took = leave(call, MESSAGE);
      call.pause(Duration.ofMillis(300)); // a finger takes its time
      call.press("#");

      Talk.with(call).hears(Prompt.MESSAGE_STORED).ends();
    }

    var kept = server.inbox(box.extension(), box.pin()).awaitSound();
    assertComplete(kept, MESSAGE, took);
  }

  @Test
  @Feature("CA-1")
  void silenceEndsTheRecording(UmbelServer server, Box box) throws InterruptedException {
    Duration took;
    try (var phone = phone(server, "1000");
        var call = answered(phone.dialDiverted(box.extension(), box.extension(), "no-answer"))) {
      took = leave(call, MESSAGE);

      Talk.with(call).hears(Prompt.MESSAGE_STORED).ends();
    }

    var kept = server.inbox(box.extension(), box.pin()).awaitSound();
    assertComplete(kept, MESSAGE, took);
    assertThat(kept.duration())
        .as("of the silence that ended it, only a little is kept")
        .isLessThan(took.plusMillis(2_300));
  }

  @Test
  @Feature("CA-1")
  void theLongestLengthEndsTheRecording(UmbelServer server, Box box) throws InterruptedException {
    try (var phone = phone(server, "1000");
        var call = answered(phone.dialDiverted(box.extension(), box.extension(), "no-answer"))) {
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
        var talk = Talk.with(answered(phone.dialDiverted("4999", "4999", "no-answer")))) {
      talk.hearsAll(Prompt.MAILBOX_DISABLED).ends();
    }

    assertThat(server.inbox("4999", "739152").list()).isEmpty();
  }

  @Test
  @Feature("CA-1")
  void aCallToSomebodyWithoutAPhoneGoesToTheBox(UmbelServer server, Box box)
      throws InterruptedException {
    try (var phone = phone(server, "1000");
        var talk = Talk.with(answered(phone.dial(box.extension())))) {
      talk.hearsAll(Prompt.LEAVE_MESSAGE_AFTER_TONE).hearsAll(Prompt.BEEP).says(MESSAGE);
    }

    assertThat(MESSAGE.in(server.inbox(box.extension(), box.pin()).awaitSound()).same()).isTrue();
  }
}
