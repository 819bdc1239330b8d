package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.Feature;
import org.umbel.testkit.server.UmbelServer;

/// What supervisors' programs learn of the work: by a webhook, and from the database.
@Acceptance
class ReportsIT {
  private static final String SECRET = "shared with the hook";
  private static final BlockingQueue<String> HOOKED = new LinkedBlockingQueue<>();
  private static final AtomicInteger REFUSALS = new AtomicInteger();

  private static ContactCentre centre;
  private static HttpServer hook;

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
    centre =
        ContactCentre.open(
            "reporting: {webhooks: [{url: \"http://127.0.0.1:%d/\", secret: \"%s\"}]}\n"
                .formatted(hook.getAddress().getPort(), SECRET));
  }

  @AfterAll
  static void stop() {
    centre.close();
    hook.stop(0);
  }

  @Test
  @Feature({"RP-1", "RP-2"})
  void aWebhookThatFailsAtFirstGetsSignedReports() throws InterruptedException, Exception {
    var anna = centre.first(9).ready();
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

  @Test
  @Feature({"KW-3", "RP-1", "RP-2"})
  void whatADeadServerLeftOpenIsClosedWithErrorAtTheNextStart()
      throws InterruptedException, Exception {
    try (var mortal = ContactCentre.open();
        var supervised = EventReader.open(mortal.lead(), "");
        var phone = phone(mortal.server(), "1009")) {
      var anna = mortal.first(1).ready();
      answered(phone.dial("701"));
      anna.offer();
      supervised.await(
          "the report of the offer", event -> event.getString("event").equals("preview-offered"));
      mortal.server().kill();

      mortal.server().startAgain();
      mortal.server().terminate(Duration.ofSeconds(20));

      assertThat(
              rows(
                  mortal.server(), "SELECT agent_id, user_id, state_id, reason FROM preview_offer"))
          .containsExactly("a1|4101|3721|Error");
      assertThat(rows(mortal.server(), "SELECT contact_point, caller, outcome FROM interaction"))
          .containsExactly("701|1009|lost");
      assertThat(
              rows(
                  mortal.server(), "SELECT agent_id, state FROM agent_state WHERE state = 'ready'"))
          .contains("a1|ready");
    }
  }

  private static String hmac(String body) throws InterruptedException, Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
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
