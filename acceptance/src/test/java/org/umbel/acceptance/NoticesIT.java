package org.umbel.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.SmsCentre;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// What lamps tell of, and how they are told to stop, with real mails and a real phone.
@Needs(
    value = {"dovecot", "postfix", "baresip"},
    root = true)
@MailSystems
class NoticesIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(2));
  private static final String FAX =
      """
      From: +4930777888@example.test
      Subject: Fax, 2 pages
      Message-Context: fax-message

      See the attachment.
      """;
  private static final String SETTINGS =
      """
      administrators: [{name: root, secret: "%s"}]
      voice-boxes: {lamp.fax-from: 1}
      lamp: {off-mailbox: lamp-off@example.test}
      """
          .formatted(SharedServer.ROOTS_PASSWORD);

  @Test
  @Feature({"MW-2", "MW-5"})
  void aFaxLightsTheLampAndWhatIsSwitchedOffOrResetTellsOfTheNextMessage()
      throws InterruptedException {
    var mail = MailSystem.start(Map.of("USERS", "anna ben lamp-off"));
    try (var company = Company.with(mail, SETTINGS);
        var annas = lampOf(company.server());
        var phone = phone(company.server(), "4001");
        var anna = mail.open("anna");
        var switchOff = mail.open("lamp-off")) {
      lamp(annas, "no");
      anna.put("INBOX", FAX);
      lamp(annas, "yes 0/0");

      assertThat(post(company.server(), "/api/v1/mailbox/notices/off", "4000", Company.PIN, ""))
          .isEqualTo(204);
      lamp(annas, "no");
      leave(phone, "4000", MESSAGE);
      lamp(annas, "yes 1/0");

      assertThat(reset(company.server(), "status")).isEqualTo(200);
      lamp(annas, "no");
      anna.awaitCount(2, PATIENCE);
      assertThat(anna.unread()).as("all of it is still new").isEqualTo(2);

      leave(phone, "4000", MESSAGE);
      lamp(annas, "yes 1/0");
      switchOff.put("INBOX", "From: anna@example.test\nSubject: off\n\n");
      lamp(annas, "no");
      switchOff.awaitCount(0, PATIENCE);

      assertThat(wantsThree(company.server())).isEqualTo(200);
      leave(phone, "4000", MESSAGE);
      anna.awaitCount(4, PATIENCE);
      assertThat(reset(company.server(), "rules")).isEqualTo(200);
      lamp(annas, "yes 1/0");
    }
  }

  @Test
  @Feature({"MW-2", "MW-3"})
  void aFaxAndATextAreToldByAnSmsCentreThatSpeaksTls() {
    var mail = MailSystem.start();
    try (var centre = SmsCentre.startWithTls();
        var company = Company.with(mail, toCentre(centre));
        var anna = mail.open("anna");
        var ben = mail.open("ben")) {
      centre.awaitBound();
      anna.put("INBOX", FAX);

      Await.until("the fax is told", PATIENCE, centre::texts, all -> all.size() == 1);
      assertThat(centre.texts().getLast().text()).contains("fax").contains("+4930777888");

      ben.put("INBOX", FAX.replace("fax-message", "pager-message"));
      Await.until("the text is told", PATIENCE, centre::texts, all -> all.size() == 2);
      assertThat(centre.texts().getLast().text()).contains("text message");
      assertThat(company.health()).contains("bound as um");
    }
  }

  private static String toCentre(SmsCentre centre) {
    return """
    voice-boxes: {sms.fax-from: 1, sms.text-from: 1, sms.to: "+491701234567"}
    sms:
      sender: Umbel
      smpp:
        - address: "127.0.0.1:%d"
          login: {name: um, password: umpw}
          tls: true
          certificates: %s
    """
        .formatted(centre.port(), centre.authority());
  }

  private static int reset(UmbelServer server, String what) {
    var body = "{\"reset\": \"" + what + "\"}";
    return post(server, "/api/v1/boxes/notices/reset", "root", SharedServer.ROOTS_PASSWORD, body);
  }

  /// Her lamp is to tell from three messages on.
  private static int wantsThree(UmbelServer server) {
    return Administration.status(
        server,
        "PATCH",
        "/api/v1/mailbox/settings",
        "4000",
        Company.PIN,
        "{\"lamp.voice-from\": 3}".getBytes(UTF_8));
  }

  private static int post(
      UmbelServer server, String path, String user, String password, String body) {
    return Administration.status(server, "POST", path, user, password, body.getBytes(UTF_8));
  }

  private static Baresip lampOf(UmbelServer server) {
    var settings = Map.of("LAMP", "yes", "ANSWER", "manual");
    var phone = Baresip.start("4000", Company.PHONE, server.sip(), MESSAGE, settings);
    phone.awaitRegistered();
    return phone;
  }

  private static void lamp(Baresip phone, String wanted) {
    Await.until("lamp " + wanted, PATIENCE, phone::lamp, seen -> seen.startsWith(wanted));
  }
}
