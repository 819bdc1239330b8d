package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Customers call contact points, workers accept by the interface for programs, and their phones
/// ring. Each test has two workers and contact points of its own: 70 and 71 before its number.
@Needs("baresip")
@Acceptance
class PreviewsIT {
  private static final Sound SPEECH = Sound.sweep(Duration.ofSeconds(2));
  private static final String SECRET = "shared with the hook";

  private static UmbelServer server;
  private static HttpServer hook;
  private static final BlockingQueue<String> HOOKED = new LinkedBlockingQueue<>();
  private static final AtomicInteger REFUSALS = new AtomicInteger();

  @BeforeAll
  static void start() throws IOException {
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var refused = REFUSALS.getAndIncrement() < 2;
          if (!refused) {
            HOOKED.add(exchange.getRequestHeaders().getFirst("X-Umbel-Signature") + " " + body);
          }
          exchange.sendResponseHeaders(refused ? 503 : 204, -1);
          exchange.close();
        });
    hook.start();
    server = UmbelServer.serve(configuration());
  }

  @AfterAll
  static void stop() {
    server.close();
    hook.stop(0);
  }

  private static String configuration() {
    var text =
        new StringBuilder(
            """
            pilots: ["5000"]
            ring-time: 5 s
            stop-time: 1 s
            log: debug
            spool: {least-free-mb: 1}
            administrators:
              - {name: engine, secret: "a long password", roles: [engine]}
              - {name: lead, secret: "a long password", roles: [supervisor]}
            knowledge-workers:
              enable-preview-reporting: true
              user-auto-registration: true
              login-queue: "4099"
            reporting:
              webhooks: [{url: "http://127.0.0.1:%d/", secret: "%s"}]
            contact-points:
            """
                .formatted(hook.getAddress().getPort(), SECRET));
    for (var n = 1; n <= 9; n++) {
      text.append(
          """
            - number: "70%1$d"
              display-name: In turn %1$d
              attribute: "format: Waiting: %%s, statistic: waiting-calls"
              strategy: [{offer: in-turn, groups: [g%1$d], patience: 20 s}]
            - number: "71%1$d"
              display-name: All %1$d
              strategy: [{offer: broadcast, groups: [g%1$d]}]
          """
              .formatted(n));
    }
    text.append("people:\n");
    text.append(
        "  - {extension: \"4099\", name: Desk, pin: \"739152\", sip-password: phone-4099}\n");
    for (var n = 1; n <= 9; n++) {
      for (var which : List.of("a", "b")) {
        text.append(
            """
              - extension: "4%1$s0%2$d"
                name: Worker %3$s%2$d
                pin: "739152"
                sip-password: phone-4%1$s0%2$d
                worker: {agent-login: %3$s%2$d, groups: [g%2$d], redirect-enabled: true, redirect-number: "4099"}
            """
                .formatted(which.equals("a") ? "1" : "2", n, which));
      }
    }
    return text.toString();
  }

  private static WorkerDesk first(int test) {
    return WorkerDesk.of(server, "410" + test);
  }

  private static WorkerDesk second(int test) {
    return WorkerDesk.of(server, "420" + test);
  }

  private static WorkerDesk lead() {
    return new WorkerDesk(server, "lead", "a long password");
  }

  private static WorkerDesk engine() {
    return new WorkerDesk(server, "engine", "a long password");
  }

  private static Baresip phoneOf(String extension) {
    var phone =
        Baresip.start(
            extension, "phone-" + extension, server.sip(), SPEECH, Map.of("ANSWER", "auto"));
    phone.awaitRegistered();
    return phone;
  }

  @Test
  @Feature({"KW-3", "KW-6", "KW-13", "RP-1"})
  void inTurnTheSecondIsAskedWhenTheFirstRejectsAndTheCustomerReachesThePhone()
      throws InterruptedException, Exception {
    var anna = first(1).ready();
    try (var events = EventReader.open(lead(), "");
        var ben = phoneOf("4201");
        var phone = phone(server, "1001");
        var call = answered(phone.dial("701"))) {
      var offer = anna.offer();
      var boris = second(1).ready();
      assertThat(anna.answer(offer, "reject", "{}")).isEqualTo(204);

      var next = boris.offer();
      assertThat(boris.accept(next)).isEqualTo(204);

      ben.awaitEvent("CALL_ESTABLISHED");
      boris.call("talking");
      Talk.with(call).hearsAll(SPEECH);
      call.hangUp();
      ben.awaitEvent("CALL_CLOSED");
      boris.call("released");

      assertThat(events.end("a1").getString("reason")).isEqualTo("Rejected");
      var accepted = events.end("b1");
      assertThat(accepted.getString("reason")).isEqualTo("Accepted");
      assertThat(accepted.getJsonObject("userData").getString("UCC_Reason"))
          .isEqualTo("3721, Accepted");
      assertThat(accepted.getJsonObject("userData").getString("UCC_Preview")).isEqualTo("-");
    }
  }

  @Test
  @Feature({"KW-3", "KW-13"})
  void ofABroadcastOneHasTheCallAndTheOtherSeesItTaken() throws InterruptedException, Exception {
    var anna = first(2).ready();
    var boris = second(2).ready();
    try (var events = EventReader.open(lead(), "");
        var ben = phoneOf("4202");
        var phone = phone(server, "1002");
        var call = answered(phone.dial("712"))) {
      var late = anna.offer();

      assertThat(boris.accept(boris.offer())).isEqualTo(204);

      assertThat(anna.accept(late)).isEqualTo(409);
      ben.awaitEvent("CALL_ESTABLISHED");
      assertThat(events.end("a2").getString("reason")).isEqualTo("Taken");
      assertThat(events.end("b2").getString("reason")).isEqualTo("Accepted");
      call.hangUp();
    }
  }

  @Test
  @Feature({"KW-3", "KW-8", "RP-2"})
  void aCustomerWhoHangsUpTakesTheOfferBackAndIsCountedWhileWaiting()
      throws InterruptedException, Exception {
    var anna = first(3).ready();
    try (var events = EventReader.open(lead(), "");
        var phone = phone(server, "1003")) {
      try (var call = answered(phone.dial("703"))) {
        anna.offer();
        assertThat(anna.look().getJsonArray("points").toString())
            .contains("\"number\":\"703\"", "Waiting: 1");
        call.hangUp();
      }

      assertThat(events.end("a3").getString("reason")).isEqualTo("Cancel");
      events.await(
          "the end of the interaction",
          event ->
              event.getString("event").equals("interaction-ended")
                  && event.getString("contact-point").equals("703")
                  && event.getString("outcome").equals("abandoned"));
      var known = events.events().getFirst().getString("id");
      try (var again = EventReader.open(lead(), known)) {
        again.end("a3");
        assertThat(again.events()).noneMatch(event -> event.getString("id").equals(known));
      }
    }
  }

  @Test
  @Feature({"KW-3", "KW-6"})
  void aWorkerWithoutAPhoneIsPassedOver() throws InterruptedException, Exception {
    var anna = first(4).ready();
    try (var ben = phoneOf("4204");
        var phone = phone(server, "1004");
        var call = answered(phone.dial("704"))) {
      var boris = second(4).ready();
      assertThat(anna.accept(anna.offer())).isEqualTo(204);

      assertThat(boris.accept(boris.offer())).isEqualTo(204);

      ben.awaitEvent("CALL_ESTABLISHED");
      call.hangUp();
    }
  }

  @Test
  @Feature({"KW-10", "KW-11"})
  void anotherPhoneTakesItAndSoItDoesWhatNobodyTakes() throws InterruptedException, Exception {
    try (var desk = phoneOf("4099");
        var phone = phone(server, "1005")) {
      try (var call = answered(phone.dial("715"))) { // nobody is ready
        desk.awaitEvent("CALL_ESTABLISHED");
        call.hangUp();
        desk.awaitEvent("CALL_CLOSED");
      }
      desk.forgetEvents();
      var anna = first(5).ready();
      try (var call = answered(phone.dial("705"))) {
        assertThat(anna.answer(anna.offer(), "accept", "{\"where\": \"redirect\"}")).isEqualTo(204);

        desk.awaitEvent("CALL_ESTABLISHED");
        assertThat(anna.call("talking").getBoolean("elsewhere")).isTrue();
        call.hangUp();
      }
    }
  }

  @Test
  @Feature("KW-4")
  void anEngineAsksByHttpAndTakesBackByConnectionId() throws InterruptedException, Exception {
    var anna = first(6).ready();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          threads.submit(() ->
              engine()
                  .send(
                      "POST",
                      "/engine/PreviewInteractionRequest",
                      """
                      {"agent": "a6", "connId": "6a01", "dn": "9000", "mediaType": "voice",
                       "switch": "SIP_Switch", "userData": {"custname": "Bank"}}
                      """));
      assertThat(anna.accept(anna.offer())).isEqualTo(204);
      var answer = WorkerDesk.json(asked.get().body());
      assertThat(answer.getString("result")).isEqualTo("Accepted");
      assertThat(answer.getString("dn")).isEqualTo("4106");

      var boris = second(6).ready();
      var again =
          threads.submit(() ->
              engine()
                  .send(
                      "POST",
                      "/engine/PreviewInteractionRequest",
                      "{\"agent\": \"b6\", \"connId\": \"6a02\"}"));
      boris.offer();
      assertThat(
              engine()
                  .send("POST", "/engine/PreviewInteractionCancel", "{\"ConnID\": \"6a02\"}")
                  .statusCode())
          .isEqualTo(204);
      assertThat(WorkerDesk.json(again.get().body()).getString("result")).isEqualTo("Cancel");
    }
    assertThat(first(6).send("POST", "/engine/PreviewInteractionCancel", "{}").statusCode())
        .isEqualTo(403);
  }

  @Test
  @Feature("KW-4")
  void anEngineAsksManyByWebSocketWithResultsOfEach() throws InterruptedException, Exception {
    var anna = first(7).ready();
    var boris = second(7).ready();
    var token = WorkerDesk.json(engine().send("POST", "/tokens", "").body()).getString("token");
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    var socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(
                URI.create(
                    "ws://127.0.0.1:%d/api/v1/engine/socket".formatted(server.web().getPort())),
                new Said(said))
            .join();

    socket
        .sendText(
            """
            {"message": "PreviewInteractionMultiple", "connId": "7a01", "mediaType": "voice",
             "userData": {"custname": "Bank"}, "targets": "a7^b7^nobody"}
            """,
            true)
        .join();
    anna.offer();
    boris.accept(boris.offer());

    var result = WorkerDesk.json(String.valueOf(said.poll(20, TimeUnit.SECONDS)));
    assertThat(result.getString("message")).isEqualTo("PreviewInteractionResult");
    assertThat(result.getString("agent")).isEqualTo("b7");
    var targets = result.getJsonObject("targets");
    assertThat(targets.getString("a7")).isEqualTo("Taken");
    assertThat(targets.getString("b7")).isEqualTo("Accepted");
    assertThat(targets.getString("nobody")).isEqualTo("Unavailable");
    socket.abort();
  }

  private record Said(BlockingQueue<String> texts) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      texts.add(text.toString());
      socket.request(1);
      return java.util.concurrent.CompletableFuture.completedStage(null);
    }
  }

  @Test
  @Feature("KW-8")
  void aWorkerHandsTheCustomerToAContactPointAndTheNotesGoAlong()
      throws InterruptedException, Exception {
    var anna = first(8).ready();
    try (var annas = phoneOf("4108");
        var bens = phoneOf("4208");
        var phone = phone(server, "1008");
        var call = answered(phone.dial("708"))) {
      assertThat(anna.accept(anna.offer())).isEqualTo(204);
      annas.awaitEvent("CALL_ESTABLISHED");
      var talking = anna.call("talking").getString("id");
      var boris = second(8).ready();
      anna.send(
          "PUT", "/worker/interactions/" + talking + "/notes", "{\"text\": \"wants a loan\"}");

      assertThat(
              anna.send(
                      "POST",
                      "/worker/interactions/" + talking + "/transfer",
                      "{\"target\": \"708\"}")
                  .statusCode())
          .isEqualTo(204);

      assertThat(boris.accept(boris.offer())).isEqualTo(204);
      bens.awaitEvent("CALL_ESTABLISHED");
      assertThat(boris.call("talking").toString()).contains("wants a loan");
      call.hangUp();
    }
  }

  @Test
  @Feature({"RP-1", "RP-2"})
  void aWebhookThatFailsAtFirstGetsSignedReports() throws InterruptedException, Exception {
    var anna = first(9).ready();
    for (var hooked = HOOKED.poll(30, TimeUnit.SECONDS); ; ) {
      assertThat(hooked).as("a report of %s", anna.name()).isNotNull();
      var blank = hooked.indexOf(' ');
      var body = hooked.substring(blank + 1);
      assertThat(hooked.substring(0, blank)).isEqualTo("sha256=" + hmac(body));
      if (body.contains("\"agent\":\"a9\"") && body.contains("\"state\":\"ready\"")) {
        break;
      }
      hooked = HOOKED.poll(30, TimeUnit.SECONDS);
    }
    assertThat(REFUSALS.get()).isGreaterThan(2);
  }

  private static String hmac(String body) throws InterruptedException, Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @Feature({"KW-3", "RP-1", "RP-2"})
  void whatADeadServerLeftOpenIsClosedWithErrorAtTheNextStart()
      throws InterruptedException, Exception {
    try (var mortal = UmbelServer.serve(configuration());
        var supervised = EventReader.open(new WorkerDesk(mortal, "lead", "a long password"), "");
        var phone = phone(mortal, "1009")) {
      var anna = WorkerDesk.of(mortal, "4101").ready();
      answered(phone.dial("701"));
      anna.offer();
      supervised.await(
          "the report of the offer", event -> event.getString("event").equals("preview-offered"));
      mortal.kill();

      mortal.startAgain();
      mortal.terminate(Duration.ofSeconds(20));

      assertThat(rows(mortal, "SELECT agent_id, user_id, state_id, reason FROM preview_offer"))
          .containsExactly("a1|4101|3721|Error");
      assertThat(rows(mortal, "SELECT contact_point, caller, outcome FROM interaction"))
          .containsExactly("701|1009|lost");
      assertThat(rows(mortal, "SELECT agent_id, state FROM agent_state WHERE state = 'ready'"))
          .contains("a1|ready");
    }
  }

  private static List<String> rows(UmbelServer server, String sql) throws SQLException {
    var rows = new ArrayList<String>();
    var file = server.data().resolve("reports").resolve("reports").toAbsolutePath();
    try (var connection = DriverManager.getConnection("jdbc:h2:file:" + file, "sa", "");
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      while (found.next()) {
        var values = new ArrayList<String>();
        for (var i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(found.getString(i)));
        }
        rows.add(String.join("|", values));
      }
    }
    return rows;
  }
}
