package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.umbel.telephony.phone.Dialled;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Calls go to numbers outside: from phones and by forwarding, with the caller and the way of the
/// call as the carrier is to see them, and only as far as they may.
@Needs({"sipp", "baresip"})
@ExtendWith(LogsOnFailure.class)
@Timeout(120)
class CallsOutIT {
  private static final int TRUNK = 2; // the port of the line to the carrier

  @Test
  @Feature({"LN-8", "LN-12", "LN-18"})
  void aPhoneIsShownOutsideByItsNumberAtTheDomainOfTheLine() {
    try (var carrier = Carrier.taking();
        var server = UmbelServer.serveLines(ports -> company(ports, carrier, carrier));
        var other = UmbelServer.serveLines(ports -> company(ports, carrier, carrier));
        var phone =
            Baresip.start(
                "4000", "phone-4000", server.sip(), Sound.sweep(Duration.ofSeconds(1)), Map.of())) {
      phone.awaitRegistered();

      phone.dial("0301234");
      phone.awaitEvent("CALL_ESTABLISHED");
      phone.hangUp();

      assertThat(carrier.invite(1))
          .contains("INVITE sip:+49301234@127.0.0.1 SIP/2.0")
          .containsPattern("(?m)^From: \"Anna Berg\" <sip:\\+4930777000@um\\.example\\.com>;tag=")
          .contains("P-Asserted-Identity: \"Anna Berg\" <sip:+4930777000@um.example.com>")
          .contains("ms-call-source: non-ms-rtc")
          .containsPattern("(?m)^Contact: <sip:[^>]*127\\.0\\.0\\.1:" + trunk(server))
          .doesNotContain("Diversion", "History-Info");

      // another server stands for the same domain, under an address of its own
      try (var second = login("4003", other)) {
        Calling.answered(second.dial("0301234")).close();
      }
      assertThat(carrier.invite(2))
          .containsPattern("(?m)^From: \"Dora Ek\" <sip:\\+49301234003@um\\.example\\.com>;tag=")
          .containsPattern("(?m)^Contact: <sip:[^>]*127\\.0\\.0\\.1:" + trunk(other));
    }
  }

  private static int trunk(UmbelServer server) {
    return server.ports().at(TRUNK);
  }

  @Test
  @Feature({"LN-11", "ST-6"})
  void aForwardedCallTellsWhoPassedItOnAndWhy() throws InterruptedException {
    try (var carrier = Carrier.taking();
        var server = UmbelServer.serveLines(ports -> company(ports, carrier, carrier));
        var caller = Calling.phone(server, "+4940555");
        var hidden = Calling.phone(server, "anonymous");
        var busy = login("4004", server)) {
      // 4001 is always at 4002, who has no phone and is outside then
      Calling.answered(caller.dial("4001")).close();

      assertThat(carrier.invite(1))
          .contains("INVITE sip:+491701@127.0.0.1 SIP")
          .containsPattern("(?m)^From: <sip:\\+4940555@um\\.example\\.com>;tag=")
          .doesNotContain("P-Asserted-Identity")
          .containsSubsequence(
              "Diversion: <sip:+49301234002@um.example.com>;reason=unavailable;counter=1",
              "Diversion: <sip:+49301234001@um.example.com>;reason=unconditional;counter=1",
              "History-Info: <sip:+49301234001@um.example.com?Reason=SIP%3Bcause%3D302>;index=1",
              "History-Info: <sip:+49301234002@um.example.com?Reason=SIP%3Bcause%3D503>;index=1.1"
                  + ";mp=1",
              "History-Info: <sip:+491701@127.0.0.1>;index=1.1.1;mp=1.1");

      Calling.answered(hidden.dial("4002")).close();
      assertThat(carrier.invite(2))
          .containsPattern("(?m)^From: \"?Anonymous\"? <sip:anonymous@anonymous\\.invalid>;tag=")
          .contains("Privacy: id")
          .doesNotContain("P-Asserted-Identity");

      // the phone of 4004 is busy, and 4004 is forwarded by way of 4001
      busy.register();
      var ringing = Thread.ofVirtual().start(() -> decline(busy));
      Calling.answered(caller.dial("4004")).close();
      ringing.join();
      assertThat(carrier.invite(3))
          .containsSubsequence(
              "4002@um.example.com>;reason=unavailable",
              "4001@um.example.com>;reason=unconditional",
              "4004@um.example.com>;reason=user-busy");
    }
  }

  private static void decline(Phone phone) {
    try {
      phone.nextCall(Calling.PATIENCE).orElseThrow().reject(486);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @Feature("ST-6")
  void whoIsForwardedInACircleOrWhereNobodyMayCallHasItsVoiceBox() throws InterruptedException {
    try (var carrier = Carrier.taking();
        var server = UmbelServer.serveLines(ports -> company(ports, carrier, carrier));
        var caller = Calling.phone(server, "+4940555")) {
      // 4005 and 4006 are each always at the other; 4007 is forwarded to another country
      for (var number : new String[] {"4005", "4007"}) {
        try (var call = Calling.answered(caller.dial(number))) {
          Calling.leave(call, Sound.sweep(Duration.ofSeconds(2)));
        }
        server.inbox(number, "739152").await(1);
      }
      assertThat(carrier.invites()).isEmpty();
    }
  }

  @Test
  @Feature("SC-2")
  void nobodyCallsOutsideWhoMayNot() {
    try (var carrier = Carrier.taking();
        var server = UmbelServer.serveLines(ports -> company(ports, carrier, carrier));
        var stranger = Calling.phone(server, "4000");
        var trunk = Phone.open(PhoneLine.of("+4940555", server.ports().address(TRUNK)));
        var anna = login("4000", server);
        var dora = login("4003", server)) {
      refused(stranger.dial("0301234"), 401, "Unauthorized");
      refused(trunk.dial("0301234"), 404, "Not Found");

      refused(anna.dial("0033145"), 403, "International numbers may not be called");
      refused(anna.dial("0900123"), 403, "This number may not be called");
      refused(anna.dial("15"), 404, "Not Found");
      Calling.answered(anna.dial("0301234")).close();

      Calling.answered(dora.dial("0301234")).close();
      refused(dora.dial("0301234"), 403, "Too many calls out, 1 in a minute at most");
      refused(dora.dial("0301234"), 403, "Too many calls out, 1 in a minute at most");
      Calling.answered(dora.dial("112")).close();

      assertThat(carrier.invites()).hasSize(3);
      assertThat(server.page("/metrics"))
          .contains("umbel_dialling_refusals_total{rule=\"rate\"} 2.0")
          .contains("umbel_dialling_refusals_total{rule=\"class\"} 1.0")
          .contains("umbel_dialling_refusals_total{rule=\"number\"} 1.0");
      assertThat(server.log().lines().filter(line -> line.contains("dialling.refused")))
          .as("told once a minute")
          .hasSize(3);
    }
  }

  @Test
  @Feature({"LN-15", "LN-12"})
  void whenALineIsFullTheNextOneIsTaken() {
    try (var carrier = Carrier.taking();
        var backup = Carrier.taking();
        var full = Carrier.refusing(503);
        var server = UmbelServer.serveLines(ports -> company(ports, carrier, backup));
        var through = UmbelServer.serveLines(ports -> company(ports, full, backup));
        var anna = login("4000", server);
        var ben = login("4000", through)) {
      try (var _ = Calling.answered(anna.dial("0301"));
          var _ = Calling.answered(anna.dial("0302"))) {
        assertThat(carrier.invite(1)).contains("sip:+49301@");
        assertThat(backup.invite(1)).contains("sip:+49302@").doesNotContain("ms-call-source");

        refused(anna.dial("0303"), 503, "1 calls go on already");
      }

      Calling.answered(ben.dial("0304")).close();
      assertThat(full.invites()).hasSize(1);
      assertThat(backup.invite(2)).contains("sip:+49304@");
    }
  }

  private static Phone login(String number, UmbelServer server) {
    return Phone.open(PhoneLine.of(number, server.sip()).withPassword("phone-" + number));
  }

  private static void refused(Dialled dialled, int status, String words) {
    assertThat(dialled).isInstanceOf(Dialled.Failed.class);
    var failed = (Dialled.Failed) dialled;
    assertThat(failed.status()).isEqualTo(status);
    assertThat(failed.reason()).isEqualTo(words);
  }

  /// A company with a line for its phones, one to the carrier, and one to be used when that is
  /// full.
  private static String company(PortBlock ports, Carrier carrier, Carrier backup) {
    return """
    ring-time: 3 s
    number-prefix: "+4930123"
    spool: {least-free-mb: 1}
    recording: {shortest: 1 s, silence: 2 s}
    lines:
      - {name: phones, listen: ["udp 127.0.0.1:%1$d"]}
      - name: carrier
        usage: mediation-server
        listen: ["udp 127.0.0.1:%2$d"]
        access: {everyone: granted}
        domain: um.example.com
        proxies: {servers: ["udp %4$s"], probe: 0 s}
        limits: {out: 1}
        phones: false
      - name: backup
        listen: ["udp 127.0.0.1:%3$d"]
        domain: um.example.com
        proxies: {servers: ["udp %5$s"], probe: 0 s}
        limits: {both: 1}
        phones: false
    dial-plan:
      - {pattern: "112", class: emergency, lines: [carrier, backup]}
      - {pattern: "00Z", class: international, strip: 2, prefix: "+", lines: [carrier]}
      - {pattern: "0900Z", class: national, strip: 1, prefix: "+49", lines: [carrier]}
      - {pattern: "0N?", class: national, strip: 1, prefix: "+49", lines: [carrier, backup]}
      - {pattern: "01?", class: mobile, strip: 1, prefix: "+49", lines: [carrier, backup]}
    dialling: {denied: ["+49900Z"]}
    people:
      - extension: "4000"
        name: Anna Berg
        stations: [{name: desk, password: phone-4000, identification: "+4930777000"}]
      - {extension: "4001", name: Ben Carter, forward: {always: ["4002"]}}
      - {extension: "4002", name: Carol Diaz, forward: {no-answer: ["01701"]}}
      - extension: "4003"
        name: Dora Ek
        sip-password: phone-4003
        dialling: {calls-per-minute: 1}
      - {extension: "4004", name: Emil Fox, sip-password: phone-4004, forward: {busy: ["4001"]}}
      - {extension: "4005", name: Fay Gill, pin: "739152", forward: {always: ["4006"]}}
      - {extension: "4006", name: Gus Hahn, pin: "739152", forward: {always: ["4005"]}}
      - {extension: "4007", name: Ida Jung, pin: "739152", forward: {always: ["0033145"]}}
    """
        .formatted(
            ports.at(0), ports.at(TRUNK), ports.at(TRUNK + 1), carrier.address(), backup.address());
  }
}
