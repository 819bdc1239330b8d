package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.sound.Sound;
import org.umbel.testkit.sound.WavFile;

/// A caller changes what was recorded before it is sent, with keys an administrator has replaced.
@Needs(
    value = {"dovecot", "postfix"},
    root = true)
@ExtendWith(LogsOnFailure.class)
@Timeout(180)
class CallerReviewIT {
  private static final Sound WRONG = Sound.tone(600, Duration.ofSeconds(2));
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(3));
  private static final Sound MORE = Sound.tone(1_100, Duration.ofSeconds(2));

  @Test
  @Feature({"CA-13", "TU-8"})
  void newWordsAreSentWithMoreAndWithMarksWhenTheCallerHangsUp() throws InterruptedException {
    try (var company =
            Company.withSettings(
                "caller.review: true",
                "keys.preset: exchange-um",
                "keys.caller-review.append: 8",
                "keys.main.listen-to-new: 9");
        var phone = phone(company.server(), "+4930555777");
        var anna = company.mail().open("anna")) {
      try (var talk = Talk.with(answered(phone.dial("4000")))) {
        talk.presses("0").hearsAll(Prompt.BEEP);
        talk.says(WRONG).presses("#").hears(Prompt.MESSAGE_RECORDED).presses("3");
        talk.hearsAll(Prompt.LEAVE_MESSAGE_AFTER_TONE).hearsAll(Prompt.BEEP);
        talk.says(MESSAGE).presses("#").hears(new Choice(Option.APPEND, '8')).presses("8");
        talk.hearsAll(Prompt.GO_ON_AFTER_TONE).hearsAll(Prompt.BEEP);
        talk.says(MORE).presses("#").hears(Choice.of(Option.SEND_MESSAGE)).presses("5");
        talk.hears(Prompt.MARKED_URGENT).presses("6").hears(Prompt.MARKED_PRIVATE);
      }

      anna.awaitCount(1, PATIENCE);
      var mail = anna.message(1);
      assertThat(mail.field("Importance")).contains("High");
      assertThat(mail.field("Sensitivity")).contains("Private");
      var kept = WavFile.parse(mail.part("audio/").orElseThrow());
      assertThat(MESSAGE.in(kept).correlation()).isGreaterThan(0.9);
      assertThat(MORE.in(kept).correlation()).isGreaterThan(0.9);
      assertThat(WRONG.in(kept).same()).isFalse();

      try (var annas = phone(company.server(), "4000");
          var talk = Talk.with(answered(annas.dial("5000")))) {
        talk.hears(Prompt.ENTER_PIN).presses(Company.PIN + "#");
        talk.hears(new Choice(Option.LISTEN_TO_NEW, '9')).presses("9");
        talk.hears(Prompt.URGENT).hears(Prompt.PRIVATE);
        talk.presses("#").hears(Prompt.NO_MORE_MESSAGES);
      }
    }
  }
}
