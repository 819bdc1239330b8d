package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.umbel.telephony.phone.PhoneCall;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.Part;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// A presence server of another make that knows Anna: she is followed there, and shown there when
/// she serves a customer. What is shown must not come back as hers.
@Acceptance
@Needs({"kamailio", "baresip"})
class TwoPresenceServersIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String PIN = "739152";
  private static final String BOSS = "a supervisor's word";
  private static final Sound HELLO = Sound.sweep(Duration.ofSeconds(2));
  private static final Pattern OFFER =
      Pattern.compile("\"id\":\"([-0-9a-f]{36})\",\"since\":\"[^\"]+\",\"until\":\"[^\"]+\"\\}");
  private static final Pattern THERE =
      Pattern.compile("\\{[^{}]*\"source\":\"platform\",\"name\":\"office\"[^{}]*\\}");

  private static String configuration(Part other, String options) {
    return """
    log: debug
    spool: {least-free-mb: 1}
    administrators:
      - {name: boss, secret: "%s", roles: [supervisor]}
    people:
      - extension: "4000"
        name: Anna
        pin: "%s"
        sip-password: phone-4000
        worker: {agent-login: anna}
    contact-points:
      - {number: "7000", display-name: Sales, longest-wait: 1 min, strategy: [{offer: in-turn}]}
    presence:
      servers:
        - name: office
          address: sip:127.0.0.1:%d
          domain: 127.0.0.1
          user: umbel
          password: secret
          people: [{extension: "4000", user: anna}]
    knowledge-workers:
      user-auto-registration: true
      enable-push-oncall-status: true
      oncall-status: busy
      oncall-status-message: With a customer
    %s\
    """
        .formatted(BOSS, PIN, other.ports().at(0), options.indent(2));
  }

  @Test
  @Feature({"PR-2", "PR-6", "PR-7"})
  void whatIsShownThereDuringACallIsNotTakenForHersAndHerOwnReturns() throws InterruptedException {
    try (var house = new House("wrap-up-time: 2 s")) {
      house.annaIsThere();
      try (var _ = house.customerCalls()) {
        house.awaitShown("With a customer");
        house.awaitPresence("\"standing\":\"on-the-phone\"");
        house.isStillAvailableThere();
      }
      house.awaitShown("Working after call");
      house.isStillAvailableThere();

      house.awaitHerOwn();
      house.awaitAnna("\"state\":\"ready\"");
      house.isStillAvailableThere();
    }
  }

  @Test
  @Feature({"PR-2", "PR-6"})
  void whatIsToBeShownAfterACallIsShownThereAndIsNotTakenForHers() throws InterruptedException {
    try (var house = new House("call-released-status: be-right-back")) {
      house.annaIsThere();
      try (var _ = house.customerCalls()) {
        house.awaitShown("With a customer");
      }
      house.awaitShown("be-right-back");
      house.awaitAnna("\"state\":\"ready\"");
      house.isStillAvailableThere();
    }
  }

  /// Both servers, Anna's phone, her program at the other server, and somebody there who watches.
  private static final class House implements AutoCloseable {
    private final Part other = Part.start("presence", Map.of("LOGIN", "umbel"));
    private final InetSocketAddress there =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), other.ports().at(0));
    private final UmbelServer server;
    private final Baresip phone;
    private final RawDevice program = RawDevice.udp(there, "anna", "secret");
    private final RawDevice watcher = RawDevice.udp(there, "ben", "secret");

    House(String options) {
      server = UmbelServer.serve(configuration(other, options));
      phone = Baresip.answering("4000", "phone-4000", server.sip(), HELLO);
      phone.awaitRegistered();
    }

    void annaIsThere() {
      Await.until(
          "Anna is followed",
          PATIENCE,
          () -> server.page("/health").contains("tells of 1 of 1 people"));
      program.publish(
          "",
          "<presence xmlns='urn:ietf:params:xml:ns:pidf' entity='sip:anna@127.0.0.1'>"
              + "<tuple id='desk'><status><basic>open</basic></status></tuple></presence>");
      awaitAnna("\"state\":\"ready\"");
      watcher.watch("anna");
    }

    /// A customer calls, Anna accepts.
    PhoneCall customerCalls() {
      var call = answered(phone(server, "1000").dial("7000"));
      var offered =
          Await.until(
              "an offer",
              PATIENCE,
              () -> Administration.text(server, "/api/v1/worker", "4000", PIN),
              text -> OFFER.matcher(text).find());
      var id = OFFER.matcher(offered).results().findFirst().orElseThrow().group(1);
      var path = "/api/v1/worker/offers/" + id + "/accept";
      assertThat(Administration.status(server, "POST", path, "4000", PIN, new byte[0]))
          .isEqualTo(204);
      phone.awaitEvent("CALL_ESTABLISHED");
      return call;
    }

    void awaitShown(String words) {
      Await.until(words, PATIENCE, () -> watcher.nextNotice().contains(words));
    }

    /// Who watches there sees what her own program has published, and nothing of ours but that it
    /// is over.
    void awaitHerOwn() {
      Await.until(
          "her own",
          PATIENCE,
          watcher::nextNotice,
          notice ->
              notice.contains("desk") && !notice.contains("note") && !notice.contains("busy"));
    }

    void awaitAnna(String words) {
      Await.until(words, PATIENCE, () -> asSupervisor("/workers"), seen -> seen.contains(words));
    }

    void awaitPresence(String words) {
      Await.until(words, PATIENCE, this::presence, seen -> seen.contains(words));
    }

    /// As she has said there herself.
    void isStillAvailableThere() {
      var said = THERE.matcher(presence());
      assertThat(said.find()).isTrue();
      assertThat(said.group()).contains("\"standing\":\"available\"").doesNotContain("note");
    }

    private String presence() {
      return asSupervisor("/people/4000/presence");
    }

    private String asSupervisor(String path) {
      return Administration.text(server, "/api/v1" + path, "boss", BOSS);
    }

    @Override
    public void close() {
      try (other;
          server;
          phone;
          watcher) {
        program.close();
      }
    }
  }
}
