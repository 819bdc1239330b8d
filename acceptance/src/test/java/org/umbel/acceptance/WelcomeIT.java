package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Mail;
import org.umbel.testkit.part.MailProgram;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.server.Launched;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Letters to people, on a real mail store and transport.
@Needs(
    value = {"dovecot", "postfix"},
    root = true)
@ExtendWith(LogsOnFailure.class)
@Timeout(120)
class WelcomeIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(2));
  private static final Duration SAID = Duration.ofMillis(1_200);
  private static final Pattern PIN = Pattern.compile("Your PIN is ([0-9]{6})\\.");
  private static final String ADMINISTRATOR =
      "administrators: [{name: root, secret: \"" + SharedServer.ROOTS_PASSWORD + "\"}]\n";
  private static final String HELLO = "Your voice box";
  private static final String LOCKED = "Your voice box is locked";

  @Test
  @Feature({"WM-1", "WM-3", "WM-4"})
  void theFirstCallMailsAPinThatOpensTheBoxAndALockIsMailedOnce() throws InterruptedException {
    try (var mail = MailSystem.start();
        var server = UmbelServer.serve(configuration(mail));
        var phone = phone(server, "+4930555777");
        var anna = mail.open("anna")) {
      leave(phone, "4000", MESSAGE);

      anna.awaitCount(2, PATIENCE);
      var letter = letters(anna, HELLO).getFirst();
      assertThat(letter.field("From").orElse(""))
          .contains("Voice boxes of Example")
          .contains("boxes@example.test");
      var text = text(letter);
      assertThat(text)
          .contains("Welcome, Anna Berg.", "The number of your voice box is +49301234000.")
          .contains("call 5000", "https://um.example.test/", "Questions? Call 4100.");
      var found = PIN.matcher(text);
      assertThat(found.find()).as(text).isTrue();
      var pin = found.group(1);
      assertThat(server.log()).doesNotContain(pin);
      try (var call = answered(phone.dial("5000"))) {
        for (var keys : List.of("4000#", pin + "#")) {
          call.pause(SAID);
          call.press(keys);
        }
        call.pause(SAID);
        Await.until("logged in", PATIENCE, () -> server.log().contains("login.done"));
      }

      leave(phone, "4000", MESSAGE);
      anna.awaitCount(3, PATIENCE);
      server.inbox("4000", "111222").status();
      server.inbox("4000", "111222").status();
      anna.awaitCount(4, PATIENCE);

      assertThat(letters(anna, LOCKED)).hasSize(1);
      assertThat(letters(anna, HELLO)).as("no second welcome").hasSize(1);
      assertThat(server.inbox("4000", pin).status()).as("locked").isNotEqualTo(200);
    }
  }

  @Test
  @Feature("WM-2")
  void whoDoesNotGetInIsWrittenToAgainAndLetIn() throws InterruptedException {
    try (var mail = MailSystem.start();
        var server = UmbelServer.serve(configuration(mail) + ADMINISTRATOR);
        var phone = phone(server, "+4930555777");
        var anna = mail.open("anna")) {
      assertThat(reset(server, "4000", "new-pin-and-resend"))
          .contains("\"unlocked\":false,\"newPin\":true,\"letter\":\"on-its-way\"");
      anna.awaitCount(1, PATIENCE);
      var pin = pin(letters(anna, HELLO).getFirst());
      assertThat(server.inbox("4000", pin).status()).isEqualTo(200);

      lock(server);
      assertThat(reset(server, "4000", "unlock")).contains("\"unlocked\":true,\"newPin\":false");
      assertThat(server.inbox("4000", pin).status()).isEqualTo(200);
      assertThat(byShell(server, "resend", "4000"))
          .isEqualTo("4000 Anna Berg: the letter is on its way\n");
      anna.awaitCount(3, PATIENCE); // that the box was locked is mailed, too
      assertThat(text(letters(anna, HELLO).getLast())).contains("The PIN you have stays");

      lock(server);
      assertThat(post(server, "/api/v1/boxes/reset", "unlock-with-new-pin-and-resend"))
          .contains("{\"extension\":\"4000\",\"name\":\"Anna Berg\",\"unlocked\":true")
          .contains("\"letter\":\"with-next-call\"");
      assertThat(server.inbox("4000", pin).status()).as("until the next call").isEqualTo(200);
      assertThat(byShell(server, "notices-off", "--all")).isEqualTo("everybody: done for 1\n");
      leave(phone, "4000", MESSAGE);
      Await.until("the letter", PATIENCE, () -> letters(anna, HELLO).size() == 3);
      var later = pin(letters(anna, HELLO).getLast());
      assertThat(server.inbox("4000", later).status()).isEqualTo(200);
      assertThat(server.inbox("4000", pin).status()).isEqualTo(401);
      assertThat(server.log()).doesNotContain(later);
    }
  }

  private static String byShell(UmbelServer server, String... words) {
    var all = new ArrayList<>(List.of("reset", "--config"));
    all.add(server.folder().resolve("umbel.yaml").toString());
    all.addAll(List.of(words));
    var done = Launched.umbel(PATIENCE, all);
    assertThat(done.status()).as(done.words()).isZero();
    return done.words();
  }

  private static void lock(UmbelServer server) {
    server.inbox("4000", "111222").status();
    server.inbox("4000", "111222").status();
  }

  private static String reset(UmbelServer server, String extension, String what) {
    return post(server, "/api/v1/boxes/" + extension + "/reset", what);
  }

  private static String post(UmbelServer server, String path, String what) {
    var body = ("{\"reset\": \"" + what + "\"}").getBytes(StandardCharsets.UTF_8);
    return Administration.change(server, "POST", path, "application/json", body);
  }

  private static String pin(Mail letter) {
    var found = PIN.matcher(text(letter));
    assertThat(found.find()).as(text(letter)).isTrue();
    return found.group(1);
  }

  private static List<Mail> letters(MailProgram inbox, String subject) {
    return IntStream.rangeClosed(1, inbox.count())
        .mapToObj(inbox::message)
        .filter(mail -> mail.field("Subject").orElse("").equals(subject))
        .toList();
  }

  /// The plain text, soft line breaks undone.
  private static String text(Mail letter) {
    var part = new String(letter.part("text/plain").orElseThrow(), StandardCharsets.UTF_8);
    return part.replace("=\r\n", "");
  }

  private static String configuration(MailSystem mail) {
    return """
    number-prefix: "+4930123"
    pilots: ["5000"]
    recording: {shortest: 1 s, longest: 20 s, silence: 2 s}
    voice-boxes:
      pin.lock-after: 2
      welcome.sender: boxes@example.test
      welcome.sender-name: Voice boxes of Example
      welcome.link: https://um.example.test/
      welcome.text.en: Questions? Call 4100.
      welcome.number: canonical, extension
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
