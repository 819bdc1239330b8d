package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;
import static org.umbel.acceptance.Calling.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.acceptance.FaultyRelay.Fault;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;
import org.umbel.speech.RecordedVoice;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneCall;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.MailProgram;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.PartFailed;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// A mail server that is not well, with a caller on the phone: each fault is told by a sentence,
/// nothing is lost, nothing comes twice, and no lamp lies.
@Needs(
    value = {"dovecot", "postfix", "baresip"},
    root = true)
@MailSystems
class MailFaultsIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(3));
  private static final Duration SAID = Duration.ofMillis(700);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration LAMP_LAG = Duration.ofSeconds(8);

  @TempDir private Path scratch;

  @Test
  @Feature({"ML-1", "MW-1", "TU-4"})
  void whoeverListensHearsThatTheMailServerFailsAndTheMessageWhenItIsWellAgain()
      throws InterruptedException {
    var mail = MailSystem.start();
    try (var relay = FaultyRelay.start(mail.imapPort());
        var company = Company.readingAt(mail, relay.port());
        var annas = lampOf(company.server());
        var phone = phone(company.server(), "4001");
        var anna = mail.open("anna")) {
      leave(phone, "4000", MESSAGE);
      lamp(annas, "yes 1/0");
      var sorry = said(Prompt.MESSAGES_UNAVAILABLE);

      relay.has(Fault.HANGS);
      try (var call = loggedIn(phone)) {
        for (var fault : List.of(Fault.HANGS, Fault.REFUSES, Fault.SENDS_AWAY, Fault.CUTS)) {
          relay.has(fault);
          if (fault == Fault.CUTS) {
            open(call);
          }
          // One that failed just now is left alone for a moment: until the fault was met.
          Await.until(
              "the sentence for " + fault,
              LONG,
              () -> listens(call, sorry, Duration.ofSeconds(9)) && relay.met() > 0);
        }
        assertThat(annas.lamp()).as("unknown changes nothing").startsWith("yes 1/0");

        relay.has(Fault.NONE);
        open(call);
        assertThat(listens(call, MESSAGE, Duration.ofSeconds(25))).as("the message").isTrue();
      }
      lamp(annas, "no");
      assertThat(anna.count()).as("once").isEqualTo(1);
      assertThat(anna.unread()).isZero();
    }
  }

  /// Asks for messages where they could not be reached: the mailbox is opened, and the menu said.
  private static void open(PhoneCall call) throws InterruptedException {
    call.press("1");
    Await.pause(SAID);
    call.awaitSilence(SAID, PATIENCE);
  }

  /// Asks for new messages; whether this is heard then, within as long as it takes and some more.
  private static boolean listens(PhoneCall call, Sound wanted, Duration more) {
    var before = sound(call.heard()).duration();
    call.press("1");
    var end = Instant.now().plus(wanted.duration()).plus(more);
    var found = false;
    while (!found && Instant.now().isBefore(end)) {
      Await.pause(BETWEEN_LOOKS);
      var all = sound(call.heard());
      found = wanted.in(all.part(before, all.duration())).same();
    }
    return found;
  }

  @Test
  @Feature({"ML-1", "MW-1"})
  void whenTheStoreNumbersItsMailsAnewEachMessageIsThereOnceAndTheLampIsRight()
      throws InterruptedException, IOException {
    try (var company = Company.withAdministrator();
        var annas = lampOf(company.server());
        var phone = phone(company.server(), "4001")) {
      leave(phone, "4000", MESSAGE);
      lamp(annas, "yes 1/0");
      var inbox = company.server().inbox("4000", Company.PIN);
      var before = inbox.await(1).getFirst().id();

      renumber(company.mail(), "anna");

      Await.until("the store answers", PATIENCE, () -> inbox.status() == 200);
      assertThat(inbox.list()).extracting(entry -> entry.id()).containsExactly(before);
      leave(phone, "4000", MESSAGE);
      inbox.await(2);
      lamp(annas, "yes 2/0");
      inbox.list().forEach(inbox::markHeard);
      lamp(annas, "no");
    }
  }

  @Test
  @Feature({"CA-11", "CA-12", "MW-1"})
  void whatIsSaidForAFullMailboxWaitsUntilThereIsRoomAndTheOwnerHearsWhy()
      throws InterruptedException {
    var mail = MailSystem.start(Map.of("QUOTA", "10M:messages=1"));
    try (var company = Company.readingAt(mail, mail.imapPort());
        var annas = lampOf(company.server());
        var phone = phone(company.server(), "4001");
        var anna = mail.open("anna")) {
      anna.put("INBOX", "Subject: one too many\n\nLunch?\n");
      lamp(annas, "no");

      leave(phone, "4000", MESSAGE); // and the caller is thanked as ever
      Await.until(
          "health in words",
          PATIENCE,
          company::health,
          seen -> seen.contains("1 message waits") && seen.contains("Mailbox is full"));
      assertThat(annas.lamp()).as("nothing is in the mailbox").startsWith("no");
      try (var call = loggedIn(phone)) {
        var full = said(Prompt.MAILBOX_FULL);
        Await.until("the sentence", PATIENCE, () -> full.in(sound(call.heard())).same());
      }

      anna.delete(1);
      anna.awaitCount(1, PATIENCE);
      lamp(annas, "yes 1/0");
      Await.until(
          "health in words", PATIENCE, company::health, seen -> seen.contains("nothing waits"));
      assertThat(anna.count()).as("once").isEqualTo(1);
    }
  }

  @Test
  @Feature({"ML-1", "TU-4"})
  void whoeverCallsWhileAllConnectionsOfTheMailboxAreTakenIsToldAndListensLater()
      throws InterruptedException {
    // this test, the watch, the box that is open, and a connection of its own for each sound
    var mail = MailSystem.start(Map.of("MOST", "5"));
    try (var company = Company.readingAt(mail, mail.imapPort());
        var phone = phone(company.server(), "4001");
        var anna = mail.open("anna")) {
      leave(phone, "4000", MESSAGE);
      anna.awaitCount(1, PATIENCE);

      var others = asManyAsThereMayBe(mail);
      try (var call = loggedIn(phone)) {
        var sorry = said(Prompt.MESSAGES_UNAVAILABLE);
        Await.until("the sentence", LONG, () -> listens(call, sorry, Duration.ofSeconds(9)));
        others.forEach(MailProgram::close);
        Await.until("the message", LONG, () -> listens(call, MESSAGE, Duration.ofSeconds(9)));
      }
    }
  }

  /// Opens the mailbox until the store lets nobody in any more.
  private static List<MailProgram> asManyAsThereMayBe(MailSystem mail) {
    var programs = new ArrayList<MailProgram>();
    try {
      while (programs.size() < 10) {
        programs.add(mail.open("anna"));
      }
    } catch (PartFailed refused) {
      return programs;
    }
    throw new AssertionError("the store lets in whoever comes");
  }

  @Test
  @Feature({"TU-4", "TU-5"})
  void aMailThatMakesNoSenseIsPassedOverAndTheNextOneIsHeard() throws InterruptedException {
    var mail = MailSystem.start();
    try (var company = Company.readingAt(mail, mail.imapPort());
        var phone = phone(company.server(), "4001");
        var anna = mail.open("anna")) {
      leave(phone, "4000", MESSAGE);
      anna.awaitCount(1, PATIENCE);
      var senseless = SenselessMails.all();
      senseless.forEach(one -> anna.put("INBOX", one));

      try (var call = loggedIn(phone);
          var talk = Talk.with(call)) {
        talk.presses("1").hears(Choice.of(Option.DELETE));
        for (var i = 0; i < senseless.size(); i++) {
          talk.presses("6").hears(Prompt.THIS_IS_MAIL);
        }
        talk.presses("6").hears(Prompt.NO_MORE_MESSAGES);
      }
      assertThat(company.health()).containsPattern("\"imap [^}]*\"well\":true");
    }
  }

  /// Makes the store forget the numbers of a person's mails (UIDVALIDITY).
  private static void renumber(MailSystem mail, String person) throws IOException {
    mail.store().halt();
    var folder = mail.store().folder().resolve("mail").resolve(person).resolve("Maildir");
    try (var files = Files.list(folder)) {
      for (var file :
          files.filter(f -> f.getFileName().toString().startsWith("dovecot")).toList()) {
        Files.delete(file);
      }
    }
    mail.store().start();
  }

  private Sound said(Prompt prompt) {
    var silence = Sound.silence(Duration.ZERO);
    return RecordedVoice.open(scratch).say(Language.ENGLISH, prompt).stream()
        .map(Calling::sound)
        .reduce(silence, Sound::then)
        .sounding();
  }

  private static PhoneCall loggedIn(Phone phone) throws InterruptedException {
    var call = answered(phone.dial("5000"));
    for (var keys : List.of("*", "4000#", Company.PIN + "#")) {
      call.pause(SAID);
      call.press(keys);
    }
    call.pause(SAID);
    return call;
  }

  private static Baresip lampOf(UmbelServer server) {
    var settings = Map.of("LAMP", "yes", "ANSWER", "manual");
    var phone = Baresip.start("4000", Company.PHONE, server.sip(), MESSAGE, settings);
    phone.awaitRegistered();
    return phone;
  }

  private static void lamp(Baresip phone, String wanted) {
    Await.until("lamp " + wanted, LAMP_LAG, phone::lamp, seen -> seen.startsWith(wanted));
  }
}
