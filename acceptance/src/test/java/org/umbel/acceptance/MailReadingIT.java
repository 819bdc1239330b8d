package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.MessageOrdinal;
import org.umbel.domain.speech.NewMessages;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;

/// Mails in the mailboxes people already have, read to them by the speech engines of the machine.
@Needs(
    value = {"dovecot", "postfix", "espeak-ng", "flite"},
    root = true)
@MailSystems
class MailReadingIT {
  private static final String ENGLISH =
      """
      From: Ben Carter <ben@example.test>
      Subject: Lunch
      Content-Type: text/html

      <html><body><p>Hello Anna.</p><p>Shall we have lunch together today?</p>
      <p>On Monday, Anna Berg wrote:</p><blockquote>This was written before and
      is not wanted a second time by anybody who listens.</blockquote></body></html>
      """;
  private static final String GERMAN =
      """
      From: Ben Carter <ben@example.test>
      Subject: Besprechung

      Die Besprechung beginnt heute um neun.

      Bitte bringen Sie die Unterlagen mit.
      """;

  @Test
  @Feature({"TU-4", "TU-11"})
  void aMailInHtmlIsReadWithoutItsQuoteAndThenSeenAndDeleted() throws InterruptedException {
    try (var company = Company.withAdministrator();
        var phone = phone(company.server(), "4000");
        var anna = company.mail().open("anna")) {
      anna.put("INBOX", ENGLISH);
      anna.awaitCount(1, PATIENCE);

      try (var talk = Talk.with(answered(phone.dial("5000")))) {
        talk.hears(Prompt.ENTER_PIN).presses(Company.PIN + "#");
        talk.hears(new NewMessages(0, 1, 0, 0)).hears(Prompt.MAIN_MENU).presses("1");
        talk.hears(new MessageOrdinal(1, 1)).hearsAll(Prompt.THIS_IS_MAIL);
        var before = talk.heard().duration();
        talk.hears(Choice.of(Option.DELETE));

        assertThat(talk.heard().duration().minus(before)).isGreaterThan(Duration.ofSeconds(6));
        assertThat(company.server().log())
            .containsPattern("message\\.read.*kind=\"?mail\"?.*language=\"?en\"?.*sentences=\"?3");
        Await.until("seen", PATIENCE, () -> anna.unread() == 0);

        talk.presses("7").hears(Prompt.MESSAGE_DELETED);
      }
      anna.awaitCount(0, PATIENCE);
    }
  }

  @Test
  @Feature({"TU-4", "TU-5", "TU-10", "TU-11", "TU-13"})
  void aGermanMenuReadsFromTheFolderThatIsSetAndInTheOrderThatIsSet() throws InterruptedException {
    try (var company =
            Company.withSettings(
                "menu.language: de",
                "menu.folder: Voice",
                "menu.order: number-message-date-from",
                "menu.options-after-message: false");
        var phone = phone(company.server(), "4000");
        var anna = company.mail().open("anna")) {
      anna.makeFolder("Voice");
      anna.put("INBOX", ENGLISH);
      anna.put("Voice", GERMAN);

      try (var talk = Talk.with(answered(phone.dial("5000")), Language.GERMAN)) {
        talk.hears(Prompt.ENTER_PIN).presses(Company.PIN + "#");
        talk.hears(new NewMessages(0, 1, 0, 0)).hears(Prompt.MAIN_MENU).presses("1");
        talk.hears(Prompt.THIS_IS_MAIL).hears(Prompt.NO_MORE_MESSAGES);
      }

      assertThat(company.server().log())
          .containsPattern("message\\.read.*kind=\"?mail\"?.*language=\"?de\"?.*sentences=\"?3");
      assertThat(anna.unread()).as("the mail in the inbox").isEqualTo(1);
    }
  }

  @Test
  @Feature("TT-1")
  void howeverSlowTheEngineIsSomethingIsHeardWithinASecond() throws InterruptedException {
    var speech =
        "speech: {voices: [{language: en, engine: program,"
            + " command: [sh, -c, 'sleep 3; exec espeak-ng --stdout']}]}\n";
    try (var company = Company.with(MailSystem.start(), speech);
        var phone = phone(company.server(), "4000");
        var anna = company.mail().open("anna")) {
      anna.put("INBOX", ENGLISH);
      anna.awaitCount(1, PATIENCE);

      try (var talk = Talk.with(answered(phone.dial("5000")))) {
        talk.hears(Prompt.ENTER_PIN).presses(Company.PIN + "#");
        talk.hears(new NewMessages(0, 1, 0, 0)).hears(Prompt.MAIN_MENU).presses("1");
        talk.hears(new MessageOrdinal(1, 1)).hearsAll(Prompt.THIS_IS_MAIL);
        var before = talk.heard().duration();
        talk.hears(Prompt.ONE_MOMENT);

        // the machine may stand still for a moment
        assertThat(talk.longestSilence(before)).isLessThan(Duration.ofMillis(1_500));
        talk.hears(Choice.of(Option.DELETE));
        assertThat(company.server().log())
            .containsPattern("message\\.read.*kind=\"?mail\"?.*sentences=\"?3");
      }
    }
  }
}
