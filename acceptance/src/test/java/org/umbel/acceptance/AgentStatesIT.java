package org.umbel.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// What changes the states of knowledge workers: presence, the worker, offers, calls.
@Acceptance
class AgentStatesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String PIN = "739152";
  private static final Sound HELLO = Sound.sweep(Duration.ofSeconds(2));
  private static final Pattern OFFER =
      Pattern.compile("\"id\":\"([-0-9a-f]{36})\",\"since\":\"[^\"]+\",\"until\":\"[^\"]+\"\\}");

  private static String configuration(String workers, String options) {
    return """
    log: debug
    spool: {least-free-mb: 1}
    administrators:
      - {name: boss, secret: "a supervisor's word", roles: [supervisor]}
    people:
      - {extension: "4001", name: Ben, pin: "739152", sip-password: phone-4001}
      - extension: "4000"
        name: Anna
        pin: "739152"
        sip-password: phone-4000
        worker: {agent-login: anna%s}
    contact-points:
      - number: "7000"
        display-name: Sales
        longest-wait: 1 min
        strategy: [{offer: in-turn, patience: 2 s}]
    knowledge-workers:
    %s\
    """
        .formatted(workers, options.indent(2));
  }

  private static String presence(String basic, String activities, String note) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:4000@127.0.0.1"
        xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"
        xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid">
      <tuple id="t"><status><basic>%s</basic></status></tuple>
      <dm:person id="p"><rpid:activities>%s</rpid:activities>%s</dm:person>
    </presence>
    """
        .formatted(basic, activities, note);
  }

  private static String anna(UmbelServer server) {
    return Administration.text(server, "/api/v1/workers", "boss", "a supervisor's word");
  }

  private static void awaitAnna(UmbelServer server, String... words) {
    Await.until(
        "Anna is " + String.join(" ", words),
        PATIENCE,
        () -> anna(server),
        seen -> Stream.of(words).allMatch(seen::contains));
  }

  private static int choose(UmbelServer server, String state) {
    return Administration.status(
        server,
        "PUT",
        "/api/v1/worker/state",
        "4000",
        PIN,
        ("{\"id\":\"" + state + "\"}").getBytes(UTF_8));
  }

  @Test
  @Feature({"PR-1", "PR-4", "PR-5", "PR-8", "KW-1"})
  void presenceBecomesTheStateOfTheAgentUntilThatIsNotWanted() {
    var own = ", agent-status-ready: 0-6000";
    var options =
        """
        user-auto-registration: true
        agent-onnote-tstatus: "NotReady, Gone fishing"
        """;
    try (var server = UmbelServer.serve(configuration(own, options));
        var phone = RawDevice.udp(server.sip(), "4000", "phone-4000")) {
      awaitAnna(server, "\"state\":\"not-ready\"");

      var tag = phone.publish("", presence("open", "", ""));
      awaitAnna(server, "\"state\":\"ready\"", "\"reason\":\"ready\"");
      tag = phone.publish(tag, presence("open", "<rpid:busy/>", ""));
      awaitAnna(server, "\"state\":\"not-ready\"", "\"reason\":\"busy\"");
      tag = phone.publish(tag, presence("open", "<rpid:away/>", ""));
      awaitAnna(server, "\"state\":\"not-ready\"", "\"reason\":\"away\"");
      tag = phone.publish(tag, presence("open", "", "<dm:note>Gone fishing</dm:note>"));
      awaitAnna(server, "\"state\":\"not-ready\"", "\"reason\":\"Gone fishing\"");

      var numbered = "<state><availability>12500</availability></state>"; // as some platforms do
      tag = phone.publish(tag, presence("open", "", numbered));
      awaitAnna(server, "\"state\":\"not-ready\"", "\"reason\":\"be-right-back\"");

      assertThat(choose(server, "predefDND")).isEqualTo(204);
      awaitAnna(server, "predefDND");
      tag = phone.publish(tag, presence("open", "", ""));
      tag = phone.publish(tag, presence("open", "<rpid:away/>", ""));
      assertThat(anna(server)).contains("predefDND");
      assertThat(choose(server, "predefReady")).isEqualTo(204);
      awaitAnna(server, "\"state\":\"not-ready\"", "\"reason\":\"away\"");

      phone.publish(tag, presence("closed", "", ""));
      awaitAnna(server, "\"state\":\"logged-out\"");
    }
  }

  private static String document(String id, String text) {
    return """
    <presence xmlns="http://genesyslab.com/schemas/ucc/presence">
      <state id="%s" icon="lunch.png">
        <display><menuText>%s</menuText><statusText>At table</statusText></display>
        <display language="de"><menuText>Essen</menuText></display>
        <genesysAgent ready="false" mode="away">
          <reason in="extensions" keyname="Why">500</reason>
        </genesysAgent>
      </state>
    </presence>
    """
        .formatted(id, text);
  }

  private static String screen(UmbelServer server) {
    return Administration.text(server, "/api/v1/worker", "4000", PIN);
  }

  private static void awaitScreen(UmbelServer server, String word) {
    Await.until("the menu has " + word, PATIENCE, () -> screen(server).contains(word));
  }

  @Test
  @Feature({"CS-1", "CS-2", "KW-2", "PR-11"})
  void statesAreThoseOfADocumentAndAWrongOneKeepsTheFormer() throws IOException {
    var place = Files.createTempFile("umbel", "presence.xml");
    Files.writeString(place, document("lunch", "Lunch"));
    var options = "presence-location: " + place;
    var pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pages.createContext(
        "/presence.xml",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(document("nap", "Nap").getBytes(UTF_8));
          exchange.close();
        });
    pages.start();
    try (var server = UmbelServer.serve(configuration("", options))) {
      assertThat(screen(server)).contains("\"Lunch\"", "\"Essen\"").doesNotContain("predefDND");
      assertThat(choose(server, "lunch")).isEqualTo(204);
      awaitAnna(
          server, "\"state\":\"not-ready\"", "\"mode\":\"away\"", "\"reason\":\"500\"", "At table");
      assertThat(choose(server, "nap")).isEqualTo(409);

      Files.writeString(place, "<presence>");
      server.hangUp();
      Await.until(
          "the mistake is told",
          PATIENCE,
          () -> server.page("/health").contains("the former states hold"));
      assertThat(screen(server)).contains("\"Lunch\"");

      var file = server.folder().resolve("umbel.yaml");
      var address = "http://127.0.0.1:" + pages.getAddress().getPort() + "/presence.xml";
      Files.writeString(file, Files.readString(file).replace(place.toString(), address));
      server.hangUp();
      awaitScreen(server, "\"Nap\"");
      assertThat(screen(server)).doesNotContain("\"Lunch\"");
    } finally {
      pages.stop(0);
      Files.delete(place);
    }
  }

  @Test
  @Feature({"PR-9", "PR-11", "CS-3"})
  void whoeverOpensTheScreenTakesPartAndWhoeverClosesItLeaves()
      throws IOException, InterruptedException {
    var both = ", channels: [voice, chat]";
    try (var server = UmbelServer.serve(configuration(both, "user-unregister-timeout: 1 s"))) {
      assertThat(anna(server)).contains("predefLoggedOut");

      try (var screen = OpenScreen.of(server, "4000", PIN)) {
        awaitAnna(server, "predefNotReady");
        assertThat(choose(server, "predefReady")).isEqualTo(204);
        Await.until(
            "Anna is ready everywhere",
            PATIENCE,
            () -> anna(server),
            seen -> seen.split("\"state\":\"ready\"", -1).length == 3);
        assertThat(screen.open()).isTrue();
      }
      awaitAnna(server, "predefLoggedOut");
    }
  }

  @Test
  @Feature({"KW-2", "PR-8", "PR-9"})
  void workersAreAsTheyWereWhenTheServerWasKilled() throws InterruptedException, IOException {
    try (var server = UmbelServer.serve(configuration("", "user-unregister-timeout: 5 min"))) {
      try (var screen = OpenScreen.of(server, "4000", PIN)) {
        assertThat(choose(server, "predefDND")).isEqualTo(204);
        WorkerDesk.of(server, "4000").awaitKept("predefDND");
        assertThat(screen.open()).isTrue();
        server.kill();
      }

      server.startAgain();
      assertThat(anna(server)).contains("predefDND");
      try (var screen = OpenScreen.of(server, "4000", PIN)) {
        assertThat(choose(server, "predefReady")).isEqualTo(204);
        WorkerDesk.of(server, "4000").awaitKept("predefReady");
        assertThat(screen.open()).isTrue();
        server.kill();
      }

      server.startAgain();
      assertThat(anna(server)).contains("predefReady");
    }
  }

  private static String offer(UmbelServer server) {
    var seen =
        Await.until("an offer", PATIENCE, () -> screen(server), text -> OFFER.matcher(text).find());
    return OFFER.matcher(seen).results().findFirst().orElseThrow().group(1);
  }

  private static int answer(UmbelServer server, String offer, String how) {
    return Administration.status(
        server, "POST", "/api/v1/worker/offers/" + offer + "/" + how, "4000", PIN, new byte[0]);
  }

  @Test
  @Feature({"PR-6", "PR-7", "KW-5"})
  @Needs("baresip")
  void offersAndCallsHaveTheirAftermath() throws InterruptedException {
    var options =
        """
        dnd-off-timeout: 2 s
        enable-push-oncall-status: true
        oncall-status: do-not-disturb
        oncall-status-message: With a customer
        wrap-up-time: 7 s
        legal-guard-time: 1 s
        """;
    try (var server = UmbelServer.serve(configuration("", options));
        var watcher = RawDevice.udp(server.sip(), "4001", "phone-4001");
        var worker = Baresip.answering("4000", "phone-4000", server.sip(), HELLO);
        var phone = phone(server, "1000")) {
      worker.awaitRegistered();
      watcher.watch("4000");
      assertThat(choose(server, "predefReady")).isEqualTo(204);

      var call = answered(phone.dial("7000"));
      assertThat(answer(server, offer(server), "reject")).isEqualTo(204);
      awaitAnna(server, "predefDND");
      awaitAnna(server, "predefReady");

      assertThat(answer(server, offer(server), "accept")).isEqualTo(204);
      awaitNotice(watcher, "With a customer");
      call.close();

      awaitAnna(server, "\"mode\":\"acw\"");
      awaitNotice(watcher, "Working after call");
      awaitAnna(server, "\"mode\":\"legal\"");
      awaitAnna(server, "predefReady");
    }
  }

  private static void awaitNotice(RawDevice watcher, String words) {
    Await.until(words, PATIENCE, () -> watcher.nextNotice().contains(words));
  }
}
