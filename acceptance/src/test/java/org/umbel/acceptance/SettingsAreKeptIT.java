package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.VoiceBoxOf;
import org.umbel.telephony.phone.Phone;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.MailProgram;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.SmallDisk;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// What people set, and what waits to be told them, when servers die and disks are full: what was
/// confirmed is there, nothing is there by half, and nothing is told twice.
@ExtendWith(LogsOnFailure.class)
@Timeout(180)
class SettingsAreKeptIT {
  private static final Sound GREETING = Sound.sweep(Duration.ofSeconds(4));
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String PIN = "739152";
  private static final String NEW_PIN = "905142";
  private static final String VACATION = "{\"profile.active\": \"vacation\"}";

  @Test
  @Feature({"TU-9", "LD-6", "CA-12"})
  void whatWasConfirmedOutlivesTheServerAndNothingElseDoes() throws InterruptedException {
    try (var server = UmbelServer.serve(SharedServer.configuration());
        var phone = phone(server, "1000")) {
      try (var talk = atTheTone(phone, "4000")) {
        talk.says(GREETING).presses("#").hears(Choice.of(Option.ACCEPT)).presses("1");
        talk.hears(Prompt.GREETING_STORED);
      }
      try (var talk = loggedIn(phone, "4001")) {
        changePin(talk).hears(Prompt.PIN_CHANGED);
      }
      try (var talk = atTheTone(phone, "4002")) {
        talk.says(GREETING);
        assertThat(set(server, "4003")).isEqualTo(200);
        server.kill();
      }

      server.startAgain();

      try (var talk = Talk.with(answered(phone.dial("4000")))) {
        talk.hearsAll(GREETING);
      }
      try (var talk = Talk.with(answered(phone.dial("4002")))) {
        talk.hears(new VoiceBoxOf("4002"));
      }
      assertThat(server.inbox("4001", NEW_PIN).status()).as("the new PIN").isEqualTo(200);
      assertThat(server.inbox("4001", PIN).status()).as("the old PIN").isNotEqualTo(200);
      assertThat(profile(server, "4003")).contains("\"profile\":\"vacation\"");
      assertThat(server.inbox("4002", PIN).list()).as("a greeting is no message").isEmpty();
    }
  }

  @Test
  @Needs(root = true)
  @Feature({"TU-9", "LD-6", "CA-12"})
  void onAFullDiskNothingIsConfirmedAndAllIsAsItWas() throws InterruptedException {
    try (var disk = SmallDisk.ofMegabytes(64);
        var server =
            UmbelServer.serve(SharedServer.configuration(), disk.folder().resolve("data"));
        var phone = phone(server, "1000")) {
      try (var talk = loggedIn(phone, "4000")) {
        talk.hears(Prompt.MAIN_MENU);
        fill(disk);
        talk.presses("31").hears(Prompt.CANNOT_RECORD_NOW).hears(Prompt.RECORDINGS_MENU);
        changePin(talk.presses("*")).hears(Prompt.NOT_DONE).presses("*").ends();
      }
      try (var talk = loggedIn(phone, "4001")) {
        talk.hears(Prompt.NOT_DONE).ends();
      }
      assertThat(set(server, "4003")).isGreaterThanOrEqualTo(500);

      assertThat(disk.folder().resolve("filler").toFile().delete()).isTrue();

      assertThat(server.inbox("4000", PIN).status()).as("the old PIN").isEqualTo(200);
      assertThat(profile(server, "4003")).contains("\"profile\":\"work\"");
      try (var talk = Talk.with(answered(phone.dial("4000")))) {
        talk.hears(new VoiceBoxOf("4000"));
      }
    }
  }

  @Test
  @Needs(
      value = {"dovecot", "postfix"},
      root = true)
  @Feature({"WM-1", "CA-12"})
  void aWelcomeLetterWaitsOverADeathOfTheServerAndComesOnce() throws InterruptedException {
    try (var mail = MailSystem.start();
        var server = UmbelServer.serve(withMail(mail));
        var phone = phone(server, "+4930555777");
        var anna = mail.open("anna")) {
      mail.transport().halt();
      leave(phone, "4000", GREETING);
      Await.until("it waits", PATIENCE, () -> server.log().contains("letter.postponed"));
      Await.until("its PIN holds", PATIENCE, () -> server.log().contains("pin.changed"));
      server.kill();
      mail.transport().start();

      server.startAgain();
      anna.awaitCount(2, PATIENCE);
      Await.until("it is sent", PATIENCE, () -> server.log().contains("letter.sent"));
      server.kill();
      server.startAgain();
      leave(phone, "4000", GREETING);

      anna.awaitCount(3, PATIENCE);
      assertThat(subjects(anna)).as("letters").containsOnlyOnce("Your voice box");
    }
  }

  private static String subjects(MailProgram inbox) {
    var subjects = new StringBuilder();
    for (int i = 1; i <= inbox.count(); i++) {
      subjects.append(inbox.message(i).field("Subject").orElse("")).append('\n');
    }
    return subjects.toString();
  }

  private static Talk loggedIn(Phone phone, String extension) throws InterruptedException {
    var talk = Talk.with(answered(phone.dial("5000")));
    talk.hears(Prompt.ENTER_EXTENSION).presses(extension + "#");
    return talk.hears(Prompt.ENTER_PIN).presses(PIN + "#");
  }

  /// About to record a greeting.
  private static Talk atTheTone(Phone phone, String extension) throws InterruptedException {
    var talk = loggedIn(phone, extension);
    talk.hears(Prompt.MAIN_MENU).presses("31");
    return talk.hears(Prompt.RECORD_GREETING_AFTER_TONE).hearsAll(Prompt.BEEP);
  }

  private static Talk changePin(Talk talk) throws InterruptedException {
    talk.hears(Prompt.MAIN_MENU).presses("4");
    talk.hears(Prompt.ENTER_NEW_PIN).presses(NEW_PIN + "#");
    return talk.hears(Prompt.REPEAT_NEW_PIN).presses(NEW_PIN + "#");
  }

  private static int set(UmbelServer server, String extension) {
    return Administration.status(
        server,
        "PATCH",
        "/api/v1/boxes/" + extension + "/settings",
        "root",
        SharedServer.ROOTS_PASSWORD,
        VACATION.getBytes(StandardCharsets.UTF_8));
  }

  /// What a caller would hear.
  private static String profile(UmbelServer server, String extension) {
    return Administration.text(server, "/api/v1/boxes/" + extension + "/greeting");
  }

  /// Takes every byte there is.
  private static void fill(SmallDisk disk) {
    try (var out = Files.newOutputStream(disk.folder().resolve("filler"))) {
      for (var chunk = new byte[4_096]; true; ) {
        out.write(chunk);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("space");
    }
  }

  private static String withMail(MailSystem mail) {
    return """
    pilots: ["5000"]
    recording: {shortest: 1 s, longest: 20 s, silence: 2 s}
    people:
      - {extension: "4000", name: Anna Berg, mail: anna@example.test}
    mailbox:
      kind: mail-server
      mail-server:
        smtp: {servers: ["127.0.0.1:%d"], tls: none, sender: voice-mail@example.test}
        imap: {servers: ["127.0.0.1:%d"], tls: none, administrator: {name: umadmin, password: masterpw}}
    """
        .formatted(mail.smtpPort(), mail.imapPort());
  }
}
