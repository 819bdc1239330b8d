package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.wire.Wire;

/// Lines that are made, changed and taken away while the server works.
@Acceptance
class LinesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final String SECRET = "correct horse battery";

  private final UmbelServer server = UmbelServer.serveLines(LinesIT::configuration);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private static String configuration(PortBlock ports) {
    return """
    stop-time: 1 s
    administrators: [{name: operator, secret: %s}]
    recording: {longest: 20 s, silence: 10 s}
    lines:
      - name: main
        listen: ["udp 127.0.0.1:%d"]
        limits: {in: 1}
        headers: ["X-Site: Berlin"]
    lamp: {phones: [{extension: "4000", address: "sip:4000@127.0.0.1:%d", line: main}]}
    people: [{extension: "4000", name: Anna Berg, pin: "739152"}]
    """
        .formatted(SECRET, ports.at(0), ports.at(30));
  }

  @Test
  @Feature({"LN-1", "LN-15"})
  void aCallGoesOnWhileAnotherLineIsMadeChangedAndTakenAway() {
    try (var ports = PortBlock.take()) {
      var call =
          CompletableFuture.supplyAsync(() -> Scenarios.call(ports).call("4000", server.sip()));
      Await.until("the call", PATIENCE, () -> state("main").contains("1 calls in"));

      assertThat(put("pbx", listening("tcp", 10)).statusCode()).isEqualTo(200);
      assertThat(answersTcp(10)).isTrue();
      assertThat(put("pbx", listening("udp", 11)).body()).contains("ended and begun anew");
      assertThat(answers(11)).isTrue();
      assertThat(inviteAt(0)).as("the first line is full").startsWith("SIP/2.0 486");
      assertThat(send("DELETE", "/lines/pbx", "").statusCode()).isEqualTo(200);
      assertThat(answers(11)).isFalse();

      assertThat(call.join()).matches(outcome -> outcome.allGood());
    }
  }

  @Test
  @Feature("LN-1")
  void whatIsWrittenIntoTheFilesIsSoAfterAHangUpSignal() throws IOException {
    var file = Files.createDirectories(server.folder().resolve("lines")).resolve("pbx.yaml");
    Files.writeString(file, listening("udp", 12));

    server.hangUp();

    Await.until("the new line", PATIENCE, () -> server.log().contains("line pbx begun"));
    assertThat(answers(12)).isTrue();
    Files.writeString(file, "listen: [sctp 127.0.0.1:1]\nlimits: {in: many}\n");
    server.hangUp();
    Await.until("the refusal", PATIENCE, () -> server.log().contains("limits.in: found \"many\""));
    assertThat(server.log()).contains("pbx.yaml:1:10 listen[1]");
    assertThat(answers(12)).as("the old one stays when the new one is wrong").isTrue();
  }

  @Test
  @Feature("LN-1")
  void aWrongLineIsRefusedWithAllItsMistakesAndChangesAreTakenBack() {
    var refused =
        put(
            "pbx",
            """
            {"listen": ["udp 127.0.0.1:%d"], "limits": {"in": "many"}, "sesion": {}}
            """
                .formatted(server.ports().at(0)));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("limits.in", "sesion", "did you mean");
    assertThat(put("pbx", listening("udp", 0)).body()).contains("line main listens there");
    assertThat(put("main", listening("udp", 13)).statusCode()).isEqualTo(409);
    assertThat(send("GET", "/lines/pbx", "").statusCode()).isEqualTo(404);

    put("pbx", listening("udp", 13));
    put("pbx", listening("udp", 14));
    assertThat(send("POST", "/lines/pbx/undo", "").statusCode()).isEqualTo(200);
    assertThat(answers(13)).isTrue();
    assertThat(answers(14)).isFalse();
    assertThat(server.page("/health")).contains("\"name\":\"line pbx\"");
    assertThat(server.page("/metrics")).contains("umbel_line_calls{direction=\"in\",line=\"pbx\"}");
  }

  @Test
  @Feature("LN-6")
  void whoMayNotSpeakToALineGetsNoAnswer() {
    put("pbx", listening("udp", 15));
    assertThat(answers(15)).isTrue();

    put("pbx", listening("udp", 15) + "access: {everyone: denied, exceptions: [192.0.2.1]}\n");

    assertThat(answers(15)).isFalse();
    assertThat(answers(0)).as("another line serves them").isTrue();
    put("pbx", listening("udp", 15) + "access: {everyone: denied, exceptions: [127.0.0.0/8]}\n");
    assertThat(answers(15)).isTrue();
  }

  @Test
  @Feature("LN-12")
  void whatALineSendsCarriesItsHeaders() {
    try (var lamp = Wire.waitingAt(server.ports().at(30))) {
      server.terminate(Duration.ofSeconds(20));
      server.startAgain();

      var notify = lamp.await("NOTIFY ", Duration.ofSeconds(30));

      assertThat(notify).contains("X-Site: Berlin\r\n", "Messages-Waiting: no");
      lamp.send(Wire.ok(notify));
    }
  }

  private String listening(String transport, int place) {
    return "listen: [\"%s 127.0.0.1:%d\"]\n".formatted(transport, server.ports().at(place));
  }

  private String state(String line) {
    return send("GET", "/lines/" + line, "").body();
  }

  private HttpResponse<String> put(String line, String text) {
    return send("PUT", "/lines/" + line, text);
  }

  private HttpResponse<String> send(String method, String path, String body) {
    var login =
        Base64.getEncoder().encodeToString(("operator:" + SECRET).getBytes(StandardCharsets.UTF_8));
    var uri = URI.create("http://127.0.0.1:" + server.web().getPort() + "/api/v1" + path);
    try {
      return client.send(
          HttpRequest.newBuilder(uri)
              .header("Authorization", "Basic " + login)
              .method(method, BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  private boolean answers(int place) {
    try (var wire = Wire.udp(at(place))) {
      wire.send(request("OPTIONS", "UDP"));
      return wire.receive(SILENCE).filter(text -> text.startsWith("SIP/2.0 200")).isPresent();
    }
  }

  private boolean answersTcp(int place) {
    try (var wire = Wire.tcp(at(place))) {
      wire.send(request("OPTIONS", "TCP"));
      return wire.receive(SILENCE).filter(text -> text.startsWith("SIP/2.0 200")).isPresent();
    }
  }

  private String inviteAt(int place) {
    try (var wire = Wire.udp(at(place))) {
      wire.send(request("INVITE", "UDP"));
      return wire.await("SIP/2.0 4", PATIENCE);
    }
  }

  private InetSocketAddress at(int place) {
    return server.ports().address(place);
  }

  private static String request(String method, String transport) {
    var id = UUID.randomUUID();
    return """
    %1$s sip:4000@127.0.0.1 SIP/2.0
    Via: SIP/2.0/%2$s [local];branch=z9hG4bK%3$s;rport
    From: <sip:1000@127.0.0.1>;tag=%3$s
    To: <sip:4000@127.0.0.1>
    Call-ID: %3$s
    CSeq: 1 %1$s
    Contact: <sip:1000@[local]>
    Max-Forwards: 70
    Content-Length: 0

    """
        .formatted(method, transport, id);
  }
}
