package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.Part;
import org.umbel.testkit.server.UmbelServer;

/// Reports outlive the server, in a database of the company's and on their way to programs.
@Acceptance
class ReportsEndureIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SOME = 20;
  private static final String CHANGES =
      "SELECT state FROM agent_state WHERE cause = 'worker' ORDER BY since";

  private static String url(Part database) {
    return "jdbc:postgresql://127.0.0.1:" + database.ports().at(0) + "/umbel";
  }

  private static String configuration(Part database) {
    return """
    log: debug
    spool: {least-free-mb: 1}
    administrators:
      - {name: engine, secret: "a long password", roles: [engine]}
    people:
      - {extension: "4000", name: Anna, pin: "739152", worker: {agent-login: anna}}
    knowledge-workers: {enable-preview-reporting: true, user-auto-registration: true}
    reporting:
      database: {url: "%s", user: umbel, password: umbelpw}
    """
        .formatted(url(database));
  }

  private static List<String> rows(Part database, String sql) {
    var rows = new ArrayList<String>();
    try (var connection = DriverManager.getConnection(url(database), "umbel", "umbelpw");
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    } catch (SQLException noneYet) {
      return List.of(); // the tables come with the first report
    }
    return rows;
  }

  private static void awaitChanges(Part database, int count) {
    Await.until(
        count + " changes in the database",
        PATIENCE,
        () -> rows(database, CHANGES),
        states -> states.size() == count);
  }

  /// Twice as many changes, each of which was answered when this returns.
  private static void changeSome(WorkerDesk anna) {
    for (var i = 0; i < SOME; i++) {
      for (var state : List.of("predefReady", "predefDND")) {
        var answer = anna.send("PUT", "/worker/state", "{\"id\": \"" + state + "\"}");
        assertThat(answer.statusCode()).isEqualTo(204);
      }
    }
  }

  private static void askInVain(WorkerDesk engine) {
    try {
      engine.send(
          "POST",
          "/engine/PreviewInteractionRequest",
          "{\"agent\": \"anna\", \"connId\": \"6a01\"}");
    } catch (UncheckedIOException killed) {
      // the server has died meanwhile
    }
  }

  @Test
  @Needs("postgres")
  @Feature({"RP-1", "RP-2"})
  void nothingIsLostNorThereTwiceWhenDatabaseAndServerBeginAnew() throws InterruptedException {
    try (var database = Part.start("postgresql", Map.of());
        var server = UmbelServer.serve(configuration(database))) {
      var anna = WorkerDesk.of(server, "4000");
      changeSome(anna);
      awaitChanges(database, 2 * SOME);

      database.halt();
      changeSome(anna);
      Await.until(
          "the health tells",
          PATIENCE,
          () -> server.page("/health").contains("does not take reports, they wait on disk"));
      changeSome(anna);
      anna.awaitKept("predefDND");
      server.kill();
      server.startAgain();
      changeSome(anna);
      database.start();
      awaitChanges(database, 8 * SOME);

      var engine = new WorkerDesk(server, "engine", "a long password");
      anna.ready();
      var asking = Thread.ofVirtual().start(() -> askInVain(engine));
      anna.offer();
      anna.awaitKept("predefReady");
      server.kill();
      asking.join();
      server.startAgain();
      Await.until(
          "the offer is closed",
          PATIENCE,
          () -> rows(database, "SELECT reason FROM preview_offer"),
          List.of("Error")::equals);

      var states = rows(database, CHANGES);
      assertThat(states).hasSize(8 * SOME + 1);
      for (var i = 0; i < states.size(); i++) {
        assertThat(states.get(i)).isEqualTo(i % 2 == 0 ? "ready" : "not-ready");
      }
    }
  }

  private static HttpServer hook(int port, BlockingQueue<String> taken) throws IOException {
    var loopback = InetAddress.getLoopbackAddress();
    var hook = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    hook.createContext(
        "/",
        exchange -> {
          taken.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    hook.start();
    return hook;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  @Feature({"RP-2"})
  void aWebhookThatIsAwayGetsAllInOrderFromTheNextServer()
      throws InterruptedException, IOException {
    var port = freePort();
    var hooked =
        """
        people:
          - {extension: "4000", name: Anna, pin: "739152", worker: {agent-login: anna}}
        knowledge-workers: {user-auto-registration: true}
        reporting: {webhooks: [{url: "http://127.0.0.1:%d/"}]}
        """
            .formatted(port);
    try (var server = UmbelServer.serve(hooked)) {
      changeSome(WorkerDesk.of(server, "4000"));
      Await.until(
          "the health tells what waits",
          PATIENCE,
          () -> server.page("/health").contains("reports wait, the oldest of 2"));
      server.kill();

      var taken = new LinkedBlockingQueue<String>();
      var hook = hook(port, taken);
      try {
        server.startAgain();
        var states = new ArrayList<String>();
        while (states.size() < 2 * SOME) {
          var report = WorkerDesk.json(String.valueOf(taken.poll(30, TimeUnit.SECONDS)));
          if (report.getString("cause").equals("worker")) {
            states.add(report.getString("id") + " " + report.getString("state"));
          }
        }
        assertThat(states).doesNotHaveDuplicates();
        for (var i = 0; i < states.size(); i++) {
          assertThat(states.get(i)).endsWith(i % 2 == 0 ? " ready" : " not-ready");
        }
      } finally {
        hook.stop(0);
      }
    }
  }
}
