package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Administration.address;
import static org.umbel.acceptance.Administration.get;
import static org.umbel.acceptance.Administration.lastCall;
import static org.umbel.acceptance.Administration.text;
import static org.umbel.acceptance.Calling.GREETING_OVER;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.part.Sipp;
import org.umbel.testkit.part.Tshark;
import org.umbel.testkit.rtp.RtpPeer;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Law;
import org.umbel.testkit.sound.Sound;

/// An administrator looks at how calls went, in a real browser and with a real analyser.
@Acceptance
@Isolated("a browser that starts takes the whole machine, and sound has gaps then")
class TraceIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(3));
  private static final String PROOF = "5f2c0a1b7d3e4f608192a3b4c5d6e7f8";

  @Test
  @Needs("chromedriver")
  @Feature("LN-3")
  void aCallIsSeenAsALadderWithItsSoundAndHowSecureItWas(UmbelServer server, Box box) {
    leaveWithLosses(server, box);
    var id = lastCall(server, box.extension());

    try (var browser = Browser.open()) {
      browser.visit(address(server, "/calls"));
      browser.await("location.pathname == '/login'");
      browser.type("#extension", "root");
      browser.type("#pin", SharedServer.ROOTS_PASSWORD);
      browser.click("button");
      browser.await("location.pathname == '/calls'");
      browser.type("#number", box.extension());
      browser.click(".filter button");
      browser.await("document.querySelectorAll('tbody tr').length == 1");
      assertThat(browser.ask("document.querySelector('tbody').textContent"))
          .contains("+4930123", box.extension(), "answered");

      browser.click("tbody a");
      browser.await("location.pathname == '/calls/" + id + "'");
      assertThat(
              browser.ask(
                  "[...document.querySelectorAll('.arrow strong')].map(e => e.textContent).filter(t"
                      + " => t != '100 Trying')"))
          .isEqualTo("INVITE,200 OK,ACK,INFO,200 OK,BYE,200 OK");
      assertThat(browser.ask("[...document.querySelectorAll('.note')].map(e => e.textContent)"))
          .contains(
              "The voice box of " + box.extension() + " answers",
              "Key • by signalling",
              "Records",
              "The message is on disk",
              "+4930123 has hung up");
      assertThat(browser.ask("document.querySelector('.legs').textContent"))
          .contains("UDP open", "PCMU RTP open");
      assertThat(
              browser.number("parseInt(document.querySelectorAll('.legs .figure')[1].textContent)"))
          .as("lost packets")
          .isBetween(5.0, 12.0);

      assertThat(browser.ask("document.querySelector('pre').checkVisibility()")).isEqualTo("false");
      browser.click("summary");
      browser.await("document.querySelector('pre').checkVisibility()");
      assertThat(browser.ask("document.querySelector('pre').textContent"))
          .contains("INVITE sip:" + box.extension(), "response=" + "\\\"********");
      assertThat(browser.ask("document.documentElement.outerHTML"))
          .doesNotContain(PROOF)
          .doesNotContain("Signal=0");
    }
  }

  /// A call that speaks with losses, shows a proof of a password nobody asked for, and skips the
  /// greeting by INFO.
  private static void leaveWithLosses(UmbelServer server, Box box) {
    try (var ports = PortBlock.take();
        var rtp = RtpPeer.at(ports.at(Scenarios.RTP), Law.MU)) {
      var sipp =
          Scenarios.call(ports, Law.MU)
              .with(
                  "redirection", "Authorization: Digest username=\"1\", response=\"" + PROOF + "\"")
              .with("talk", Scenarios.resource("info.xml") + "<pause milliseconds=\"5800\"/>");
      var outcome =
          Scenarios.alongside(
              () -> sipp.call(box.extension(), server.sip()),
              () -> {
                rtp.awaitSilence(GREETING_OVER, PATIENCE);
                rtp.say(MESSAGE, frame -> frame % 20 == 7 ? new int[0] : new int[] {frame});
              });
      assertThat(outcome.allGood()).as(outcome.toString()).isTrue();
    }
    server.inbox(box.extension(), box.pin()).await(1);
  }

  @Test
  @Needs("tshark")
  void theMessagesOfACallAreReadByAnAnalyser(UmbelServer server, Box box) {
    for (boolean tcp : new boolean[] {false, true}) {
      assertThat(packetsOfACall(server, box, tcp))
          .containsExactly(
              "INVITE 1 INVITE", "200 1 INVITE", "ACK 1 ACK", "BYE 9 BYE", "200 9 BYE");
    }
  }

  private static List<String> packetsOfACall(UmbelServer server, Box box, boolean tcp) {
    try (var ports = PortBlock.take()) {
      var plain = Scenarios.call(ports).with("talk", "<pause milliseconds=\"500\"/>");
      Sipp sipp = tcp ? plain.withTcp() : plain;
      assertThat(sipp.call(box.extension(), server.sip()).allGood()).isTrue();
      var packets = get(server, "/api/v1/calls/" + lastCall(server, box.extension()) + ".pcap");

      var transport = tcp ? "tcp" : "udp";
      assertThat(Tshark.read(packets, transport, transport + ".checksum.status"))
          .as("checksums are good")
          .containsOnly("1");
      return Tshark.read(
          packets, "sip && !(sip.Status-Code == 100)", "sip.Method", "sip.Status-Code", "sip.CSeq");
    }
  }

  @Test
  void noKeyOfAPinIsKept(UmbelServer server, Box box) throws InterruptedException {
    try (var phone = phone(server, box.extension());
        var call = answered(phone.dial("5000"))) {
      call.pause(Duration.ofSeconds(1));
      call.press(box.pin() + "#");
      Await.until(
          "the login",
          PATIENCE,
          () ->
              text(server, "/api/v1/calls/" + lastCall(server, box.extension()))
                  .contains("\"logged-in\""));
    }

    assertThat(text(server, "/api/v1/calls/" + lastCall(server, box.extension())))
        .contains("\"kind\":\"key\"", "\"way\":\"event\"")
        .doesNotContain("\"key\":\"")
        .doesNotContain(box.pin());
  }

  @Test
  void onlyAdministratorsSeeCalls(UmbelServer server, Box box) {
    assertThat(Administration.status(server, "/api/v1/calls", box.extension(), box.pin()))
        .isEqualTo(403);
    assertThat(Administration.status(server, "/api/v1/calls", "root", "a wrong password"))
        .isEqualTo(401);
    assertThat(Administration.status(server, "/api/v1/calls", "root", SharedServer.ROOTS_PASSWORD))
        .isEqualTo(200);
  }
}
