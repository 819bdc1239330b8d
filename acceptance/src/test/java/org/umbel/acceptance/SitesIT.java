package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.leave;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.umbel.domain.speech.VoiceBoxOf;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LdapDirectory;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.part.SmsCentre;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;
import org.umbel.testkit.wire.Wire;

/// Places where people are, and the numbers that notifications go by.
@ExtendWith(LogsOnFailure.class)
@Timeout(180)
class SitesIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(2));

  @Test
  @Needs("sipp")
  @Feature("DP-8")
  void aPersonHasTheNumberAndTheLinesOfTheSite() throws InterruptedException {
    try (var berlin = Carrier.taking();
        var munich = Carrier.taking();
        var server =
            UmbelServer.serveLines(ports ->
                lines(ports, "udp " + berlin.address(), "udp " + munich.address()) + PEOPLE);
        var caller = Calling.phone(server, "+4940555");
        var anna = login("4000", server);
        var ben = login("4100", server);
        var carol = login("4001", server)) {
      answered(anna.dial("0301234")).close();
      assertThat(berlin.invite(1)).contains("<sip:+49301234000@");
      answered(ben.dial("0301234")).close();
      assertThat(munich.invite(1)).contains("<sip:+4989554100@");
      answered(carol.dial("0301234")).close();
      assertThat(munich.invite(2)).as("whom the configuration puts there").contains("+4989554001");

      try (var talk = Talk.with(answered(caller.dial("+4989554100")))) {
        talk.hears(new VoiceBoxOf("+4989554100"));
      }
      try (var talk = Talk.with(answered(caller.dial("+49301234002")))) {
        talk.hears(new VoiceBoxOf("+49301234002"));
      }
    }
  }

  @Test
  @Needs({"slapd", "ldapmodify"})
  @Feature({"MW-4", "DP-8"})
  void notificationsGoByTheNumbersOfTheDirectoryAndTheLinesOfItsSite() throws InterruptedException {
    try (var block = PortBlock.take();
        var berlin = Wire.waitingAt(block.at(0));
        var munich = Wire.waitingAt(block.at(1));
        var centre = SmsCentre.start();
        var directory = LdapDirectory.openLdap()) {
      directory.change(
          """
          dn: cn=Ben Carter,ou=Support,dc=example,dc=test
          changetype: modify
          add: pager
          pager: +49 89 777 01
          -
          add: homePhone
          homePhone: +49 89 555 99
          -
          add: employeeNumber
          employeeNumber: 80801
          -
          add: l
          l: muc
          """);
      try (var server =
              UmbelServer.serveLines(ports ->
                  lines(ports, "udp 127.0.0.1:" + block.at(0), "udp 127.0.0.1:" + block.at(1))
                      + directory(directory)
                      + sms(centre));
          var caller = Calling.phone(server, "+4940555")) {
        centre.awaitBound();
        Await.until("people", PATIENCE, () -> server.page("/health").contains("3 people"));
        leave(caller, "4001", MESSAGE);

        assertThat(told(munich, "NOTIFY sip:+498977701@"))
            .containsPattern("(?m)^From: <sip:\\+498955599@")
            .contains("Message-Account: sip:+498955599@");
        var text = Await.until("a text", PATIENCE, centre::texts, all -> !all.isEmpty());
        assertThat(text.getFirst().from()).isEqualTo("498955599");
        assertThat(text.getFirst().to()).isEqualTo("49170554001");
        Await.until("the log", PATIENCE, () -> server.log().contains("notice.sent"));
        assertThat(server.log())
            .containsPattern("lamp.shown owner=\"4001\" new=\"1\" .*journal=\"80801\"")
            .containsPattern("notice.sent owner=\"4001\" .*journal=\"80801\"");

        // Anna has nothing of her own: the common number, the first line
        leave(caller, "4000", MESSAGE);
        assertThat(told(berlin, "NOTIFY sip:4000@")).contains("Message-Account: sip:7999@");
        Administration.set(server, "4000", "\"lamp.sender\": \"7001\"");
        leave(caller, "4000", MESSAGE);
        assertThat(told(berlin, "NOTIFY sip:4000@", "Voice-Message: 2/0"))
            .contains("Message-Account: sip:7001@", "From: <sip:7001@");
      }
    }
  }

  /// The next notice of a lamp that is lit, answered.
  private static String told(Wire phone, String beginning) {
    return told(phone, beginning, "Messages-Waiting: yes");
  }

  private static String told(Wire phone, String beginning, String words) {
    while (true) {
      var notice = phone.await(beginning, PATIENCE);
      phone.send(Wire.ok(notice));
      if (notice.contains(words)) {
        return notice;
      }
    }
  }

  private static Phone login(String number, UmbelServer server) {
    return Phone.open(PhoneLine.of(number, server.sip()).withPassword("phone-" + number));
  }

  private static final String PEOPLE =
      """
      number-prefix: "+4930123"
      people:
        - {extension: "4000", name: Anna Berg, sip-password: phone-4000}
        - {extension: "4001", name: Carol Diaz, sip-password: phone-4001, site: muc}
        - {extension: "4002", name: Dora Ek}
        - {extension: "4100", name: Ben Carter, sip-password: phone-4100}
      voice-boxes: {greeting.number: canonical}
      """;

  private static String lines(PortBlock ports, String first, String second) {
    return """
    administrators: [{name: root, secret: "a long password"}]
    pilots: ["5000", "7999"]
    ring-time: 1 s
    spool: {least-free-mb: 1}
    recording: {shortest: 1 s, longest: 20 s, silence: 2 s}
    lines:
      - {name: phones, listen: ["udp 127.0.0.1:%d"]}
      - name: berlin
        listen: ["udp 127.0.0.1:%d"]
        proxies: {servers: ["%s"], probe: 0 s}
        phones: false
      - name: munich
        listen: ["udp 127.0.0.1:%d"]
        proxies: {servers: ["%s"], probe: 0 s}
        phones: false
    dial-plan:
      - {pattern: "0N?", class: national, strip: 1, prefix: "+49", lines: [berlin, munich]}
    sites:
      - {name: muc, country: "+49", area: "89", trunk: "55", extensions: ["4100-4199"], lines: [munich]}
    """
        .formatted(ports.at(0), ports.at(10), first, ports.at(11), second);
  }

  private static String directory(LdapDirectory directory) {
    return """
    directory:
      preset: openldap
      hosts: ["127.0.0.1:%d"]
      encryption: none
      login: {name: "cn=umbel,dc=example,dc=test", password: umbelpw}
      bases: ["dc=example,dc=test"]
      attributes: {lamp: [pager], lamp-sender: [homePhone], journal: [employeeNumber], site: [l]}
    people: [{extension: "4000", name: Anna Berg}]
    lamp: {phones: [{extension: "4000", address: "sip:4000@127.0.0.1", line: berlin}]}
    """
        .formatted(directory.port());
  }

  private static String sms(SmsCentre centre) {
    return """
    voice-boxes: {sms.voice-from: 1, lamp.sender: "7999"}
    sms:
      sender: Umbel
      smpp: [{address: "127.0.0.1:%d", login: {name: um, password: umpw}}]
    """
        .formatted(centre.port());
  }
}
