package org.umbel.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.SmsCentre;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// People are told of messages by SMS.
@Acceptance
class SmsIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(2));
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PIN = "739152";

  @Test
  @Feature({"MW-2", "MW-3"})
  void aMessageIsToldOnceByTheSmsCentreWithCallerAndTime() throws InterruptedException {
    try (var centre = SmsCentre.start();
        var server = UmbelServer.serve(configuration(toCentre(centre)));
        var ben = phone(server, "4001")) {
      centre.awaitBound();
      leave(ben, "4000", MESSAGE);

      var text = Await.until("the text", PATIENCE, centre::texts, all -> !all.isEmpty()).getFirst();
      assertThat(text.from()).isEqualTo("Umbel");
      assertThat(text.to()).isEqualTo("491701234567");
      assertThat(text.text())
          .matches("New voice message from Ben Carter \\(4001\\) at [0-2][0-9]:[0-5][0-9]\\.");

      // the rule tells from two new messages on
      leave(ben, "4002", MESSAGE);
      server.inbox("4002", PIN).await(1);
      leave(ben, "4002", MESSAGE);
      Await.until("the second text", PATIENCE, centre::texts, all -> all.size() == 2);
      assertThat(centre.texts().getLast().text())
          .startsWith("2 neue Sprachnachrichten, die letzte von Ben Carter (4001) um ");
      Await.until(
          "both are counted",
          PATIENCE,
          () -> server.page("/metrics").contains("umbel_notices_total{result=\"sent\"} 2.0"));
    }
  }

  @Test
  @Feature("MW-3")
  void aTextWaitsForTheSmsCentreOverARestartAndIsSentOnce() throws InterruptedException {
    try (var centre = SmsCentre.start();
        var server = UmbelServer.serve(configuration(toCentre(centre)))) {
      centre.awaitBound();
      centre.halt();
      try (var ben = phone(server, "4001")) {
        leave(ben, "4000", MESSAGE);
      }
      Await.until("the text waits", PATIENCE, () -> server.log().contains("notice.postponed"));
      assertThat(server.page("/health")).contains("smpp 127.0.0.1:" + centre.port());

      server.kill();
      centre.startAgain();
      server.startAgain();
      Await.until("the text", PATIENCE, centre::texts, all -> !all.isEmpty());
      Await.until("that it is known", PATIENCE, () -> server.log().contains("notice.sent"));

      server.kill();
      server.startAgain();
      centre.awaitBound();
      Await.until("the lamp is set", PATIENCE, () -> server.log().contains("lamp.shown"));
      assertThat(centre.texts()).hasSize(1);
    }
  }

  @Test
  @Feature("MW-3")
  void aGatewayTakesTheTextByHttpAndIsAskedAgainAfterAFailure()
      throws InterruptedException, IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    var gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/",
        exchange -> {
          asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(asked.size() == 1 ? 503 : 200, -1);
          exchange.close();
        });
    gateway.start();
    var http =
        """
        http:
          url: http://127.0.0.1:%d/send
          content-type: application/json
          body: '{"to": "${number}", "text": "${text}"}'
        """
            .formatted(gateway.getAddress().getPort());
    try (var server = UmbelServer.serve(configuration(http));
        var ben = phone(server, "4001")) {
      leave(ben, "4000", MESSAGE);

      Await.until("asked again", PATIENCE, () -> asked.size() == 2);
      assertThat(asked.getLast())
          .startsWith("{\"to\": \"+491701234567\", \"text\": \"New voice message from Ben Carter");
    } finally {
      gateway.stop(0);
    }
  }

  private static String toCentre(SmsCentre centre) {
    return "smpp: [{address: \"127.0.0.1:%d\", login: {name: um, password: umpw}}]\n"
        .formatted(centre.port());
  }

  private static String configuration(String way) {
    return """
    pilots: ["5000"]
    time-zone: Europe/Berlin
    stop-time: 1 s
    recording: {shortest: 1 s, longest: 20 s, silence: 2 s}
    voice-boxes: {sms.voice-from: 1}
    people:
      - extension: "4000"
        name: Anna Berg
        pin: "739152"
        mobile: "+49 170 1234567"
      - extension: "4001"
        name: Ben Carter
        pin: "739152"
      - extension: "4002"
        name: Carla Dorn
        language: de
        pin: "739152"
        settings: {sms.voice-from: 2, sms.to: "+491701234568"}
    sms:
      sender: Umbel
    """
        + way.indent(2);
  }
}
