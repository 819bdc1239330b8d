package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.assertComplete;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;
import static org.umbel.acceptance.Calling.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Prompt;
import org.umbel.speech.RecordedVoice;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneCall;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.sound.Sound;
import org.umbel.testkit.sound.WavFile;

/// Voice messages in the mailboxes people already have, on a real mail store and transport.
@Needs(
    value = {"dovecot", "postfix", "baresip"},
    root = true)
@MailSystems
class MailServerIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(5));
  private static final Duration SAID = Duration.ofMillis(1_200);

  /// How soon a lamp follows a mail program; the mail store itself looks every two seconds.
  private static final Duration LAMP_LAG = Duration.ofSeconds(5);

  @Test
  @Feature({"CA-11", "ML-1", "MW-1"})
  void theMailIsWhatWasSaidAndTheLampFollowsTheMailProgram() throws InterruptedException {
    try (var company = Company.withAdministrator();
        var annas = lampOf(company, "4000");
        var phone = phone(company.server(), "+4930555777");
        var anna = company.mail().open("anna")) {
      lamp(annas, "no", PATIENCE);

      var took = leave(phone, "4000", MESSAGE);

      anna.awaitCount(1, PATIENCE);
      lamp(annas, "yes 1/0", LAMP_LAG);
      var mail = anna.message(1);
      var id = mail.field("X-Umbel-Message").orElseThrow();
      assertThat(mail.field("Message-ID")).contains("<" + id + "@example.test>");
      assertThat(mail.field("From").orElse(""))
          .contains("+4930555777")
          .contains("<voice-mail@example.test>");
      assertThat(mail.field("To").orElse("")).contains("Anna Berg").contains("anna@example.test");
      assertThat(mail.field("Subject").orElse(""))
          .startsWith("Voice message from +4930555777, 0:0");
      var kept = WavFile.parse(mail.part("audio/").orElseThrow());
      var match = MESSAGE.in(kept);
      assertThat(match.correlation()).as(match.toString()).isGreaterThan(0.95);
      assertComplete(kept, MESSAGE, took);

      anna.markRead(1);
      lamp(annas, "no", LAMP_LAG);
      anna.markUnread(1);
      lamp(annas, "yes 1/0", LAMP_LAG);
      anna.delete(1);
      lamp(annas, "no", LAMP_LAG);
    }
  }

  @Test
  @Feature({"CA-11", "TU-4", "TU-6", "MW-1"})
  void whatIsHeardAndDeletedByPhoneIsSoInTheMailProgram() throws InterruptedException, IOException {
    try (var company = Company.withAdministrator();
        var annas = lampOf(company, "4000");
        var phone = phone(company.server(), "4001");
        var anna = company.mail().open("anna")) {
      leave(phone, "4000", MESSAGE);
      anna.awaitCount(1, PATIENCE);
      lamp(annas, "yes 1/0", LAMP_LAG);
      assertThat(anna.message(1).field("From").orElse("")).contains("Ben Carter (4001)");
      assertThat(anna.message(1).field("Reply-To").orElse("")).contains("ben@example.test");

      try (var call = loggedIn(phone)) {
        call.press("1");
        heardToTheEnd(call);
        Await.until("read", PATIENCE, () -> anna.unread() == 0);

        call.press("7");
        call.pause(SAID);
        call.press("8");
        call.pause(SAID);
      }
      lamp(annas, "no", LAMP_LAG);
      assertThat(anna.count()).as("deleted and restored").isEqualTo(1);

      try (var call = loggedIn(phone)) {
        call.press("2");
        call.pause(Duration.ofSeconds(2));
        call.press("7");
        call.pause(SAID);
      }
      anna.awaitCount(0, PATIENCE);
      assertThat(mailsIn(company, "anna", Company.DELETED)).isEqualTo(1);
    }
  }

  @Test
  @Feature({"ML-1", "TU-6"})
  void withEachPersonsOwnPasswordMessagesAreHeardAndDeletedForGood() throws InterruptedException {
    try (var company = Company.withOwnPasswords();
        var annas = lampOf(company, "4000");
        var phone = phone(company.server(), "4001");
        var anna = company.mail().open("anna")) {
      leave(phone, "4000", MESSAGE);
      lamp(annas, "yes 1/0", PATIENCE);

      try (var call = loggedIn(phone)) {
        call.press("1");
        heardToTheEnd(call);
        call.press("7");
        call.pause(SAID);
      }

      anna.awaitCount(0, PATIENCE);
      lamp(annas, "no", LAMP_LAG);
    }
  }

  @Test
  @Feature({"CA-12", "MW-1"})
  void whatIsSaidWhileTheTransportIsDownArrivesOnceAndNoLampLies() throws InterruptedException {
    try (var company = Company.withAdministrator();
        var annas = lampOf(company, "4000");
        var phone = phone(company.server(), "4001");
        var anna = company.mail().open("anna")) {
      lamp(annas, "no", PATIENCE);
      company.mail().transport().halt();

      leave(phone, "4000", MESSAGE);
      Await.until(
          "health in words", PATIENCE, company::health, seen -> seen.contains("1 message waits"));
      Await.pause(LAMP_LAG);
      assertThat(anna.count()).isZero();
      assertThat(annas.lamp()).as("nothing is in the mailbox").isEqualTo("no 0/0");

      company.mail().transport().start();
      anna.awaitCount(1, PATIENCE);
      lamp(annas, "yes 1/0", LAMP_LAG);
      Await.until(
          "health in words", PATIENCE, company::health, seen -> seen.contains("nothing waits"));
      Await.pause(LAMP_LAG);
      assertThat(anna.count()).as("once").isEqualTo(1);
    }
  }

  @Test
  @Feature({"ML-1", "MW-1", "TU-9"})
  void whileTheMailStoreIsDownTheMenuSaysSoAndEverythingElseWorks(@TempDir Path scratch)
      throws InterruptedException {
    var sorry = said(scratch, Prompt.MESSAGES_UNAVAILABLE);
    try (var company = Company.withAdministrator();
        var annas = lampOf(company, "4000");
        var phone = phone(company.server(), "4001")) {
      leave(phone, "4000", MESSAGE);
      lamp(annas, "yes 1/0", PATIENCE);
      company.mail().store().halt();

      try (var call = loggedIn(phone)) {
        call.awaitSilence(Duration.ofSeconds(2), PATIENCE);
        var match = sorry.in(sound(call.heard()));
        assertThat(match.same()).as(match.toString()).isTrue();
        changePin(call, "826193");
      }
      assertThat(annas.lamp()).as("unknown changes nothing").isEqualTo("yes 1/0");

      company.mail().store().start();
      Await.until("messages again", Duration.ofSeconds(60), () -> messages(company, "826193") == 1);
      try (var call = loggedIn(phone, "826193")) {
        call.press("1");
        heardToTheEnd(call);
      }
      lamp(annas, "no", PATIENCE);
    }
  }

  @Test
  @Feature({"CA-11", "CA-12"})
  void aMailHandedInTwiceBecauseTheReplyWasLostIsOneMessage() throws InterruptedException {
    var mail = MailSystem.start(); // closed by the company
    try (var relay = LosingRelay.start(mail.smtpPort());
        var company = Company.handingInAt(mail, relay.port());
        var annas = lampOf(company, "4000");
        var phone = phone(company.server(), "4001");
        var anna = mail.open("anna")) {
      leave(phone, "4000", MESSAGE);

      anna.awaitCount(2, PATIENCE);
      assertThat(relay.taken()).isEqualTo(2);
      assertThat(anna.message(1).field("Message-ID"))
          .isEqualTo(anna.message(2).field("Message-ID"));
      lamp(annas, "yes 1/0", LAMP_LAG);
      var inbox = company.server().inbox("4000", Company.PIN);
      inbox.markHeard(inbox.await(1).getFirst());

      lamp(annas, "no", LAMP_LAG);
      Await.until("both read", PATIENCE, () -> anna.unread() == 0);
    }
  }

  private static int messages(Company company, String pin) {
    var inbox = company.server().inbox("4000", pin);
    return inbox.status() == 200 ? inbox.list().size() : -1;
  }

  private static Sound said(Path scratch, Prompt prompt) {
    var silence = Sound.silence(Duration.ZERO);
    return RecordedVoice.open(scratch).say(Language.ENGLISH, prompt).stream()
        .map(Calling::sound)
        .reduce(silence, Sound::then)
        .sounding();
  }

  private static Baresip lampOf(Company company, String extension) {
    var phone =
        Baresip.start(
            extension,
            Company.PHONE,
            company.server().sip(),
            MESSAGE,
            Map.of("LAMP", "yes", "ANSWER", "manual"));
    phone.awaitRegistered();
    return phone;
  }

  private static void lamp(Baresip phone, String wanted, Duration limit) {
    Await.until("lamp " + wanted, limit, phone::lamp, seen -> seen.startsWith(wanted));
  }

  private static PhoneCall loggedIn(Phone phone) throws InterruptedException {
    return loggedIn(phone, Company.PIN);
  }

  /// As Anna, in the main menu.
  private static PhoneCall loggedIn(Phone phone, String pin) throws InterruptedException {
    var call = answered(phone.dial("5000"));
    call.pause(SAID);
    call.press("*");
    call.pause(SAID);
    call.press("4000#");
    call.pause(SAID);
    call.press(pin + "#");
    call.pause(SAID);
    return call;
  }

  private static void changePin(PhoneCall call, String pin) throws InterruptedException {
    call.press("4");
    call.pause(SAID);
    call.press(pin + "#");
    call.pause(SAID);
    call.press(pin + "#");
    call.pause(SAID);
  }

  /// Waits until the whole message has been played, after its date and caller.
  private static void heardToTheEnd(PhoneCall call) {
    Await.until("the message", PATIENCE, () -> MESSAGE.in(sound(call.heard())).same());
  }

  /// Mails in a folder, looked for where the mail store keeps them.
  private static long mailsIn(Company company, String person, String folder) throws IOException {
    var mails =
        company.mail().store().folder().resolve("mail/" + person + "/Maildir/" + folder + "/cur");
    try (var files = Files.list(mails)) {
      return files.count();
    }
  }
}
