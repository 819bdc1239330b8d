package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.server.UmbelServer;

/// Knowledge workers in real browsers, their phones, customers who call, and an agent who chats.
@Needs("chromedriver")
@ExtendWith(LogsOnFailure.class)
@Timeout(180)
@Isolated("browsers that start take the whole machine")
class WorkerClientIT {
  private static final String PIN = "739152";
  private static final String PASSWORD = "a long password";
  private static final String CONFIGURATION =
      """
      administrators:
        - {name: clara, secret: "a long password", roles: [agent]}
        - {name: sam, secret: "a long password", roles: [supervisor]}
      knowledge-workers:
        preview-expiration-timeout: 60 s
        itx-window-close-timeout: 4 s
        preview-shortkey-accept: "aA"
        preview-shortkey-reject: "#120"
        audio-on-preview: default
        help-callcontrol-url: help/callcontrol.html
        help-login-url: https://help.example.com/login
        enable-logout-menu: true
        redirect-setup-enabled: true
        userdata-contact-onpreview: true
      people:
        - {extension: "4000", name: Anna Berg, pin: "739152", sip-password: phone-4000, worker: {agent-login: anna, channels: [voice, chat]}}
        - {extension: "4001", name: Ben Carter, pin: "739152", sip-password: phone-4001, worker: {agent-login: ben, channels: [voice, chat]}}
        - {extension: "4002", name: Chiara Dotti, pin: "739152", sip-password: phone-4002, worker: {agent-login: chiara, channels: [voice, chat]}}
        - {extension: "4003", name: Nobody Called, pin: "739152"}
      contact-points:
        - {number: "8000", display-name: Claims, attribute: "format: Calls waiting: %s, statistic: waiting-calls", strategy: [{offer: broadcast}], longest-wait: 60 s}
        - {number: "8001", display-name: Anna, strategy: [{offer: in-turn, agents: [anna], patience: 30 s}]}
      """;

  private static UmbelServer server;

  @BeforeAll
  static void serve() {
    server = UmbelServer.serve(CONFIGURATION);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  @Feature({"WC-1", "WC-3", "WC-4", "WC-5", "WC-6", "KW-5", "KW-7"})
  void ofThreeWhoSeeThePreviewTheFirstWhoPressesTheKeyHasTheCustomer() throws InterruptedException {
    try (var anna = worker("4000");
        var ben = worker("4001");
        var chiara = worker("4002");
        var annas = registered("4000");
        var customer = phone(server, "+4930555111")) {
      for (var each : new Browser[] {anna, ben, chiara}) {
        chooseReady(each);
      }
      assertThat(anna.ask("document.title")).isEqualTo("Anna Berg – Umbel");
      assertThat(anna.ask("document.querySelector('#points').textContent"))
          .contains("Claims", "Calls waiting: 0");

      try (var call = answered(customer.dial("8000"))) {
        for (var each : new Browser[] {anna, ben, chiara}) {
          each.await("document.querySelector('.offer:not(.ended)') != null");
        }
        assertThat(ben.ask("document.querySelector('.offer').textContent"))
            .contains("+4930555111", "Claims", "Contact");
        assertThat(ben.ask("document.querySelector('.offer .help').getAttribute('href')"))
            .isEqualTo("/worker/files/help/callcontrol.html");
        var count = anna.number("document.querySelector('.count').textContent");
        anna.await("document.querySelector('.count').textContent < " + count);
        anna.visit(address("/worker"));
        anna.await("document.activeElement?.matches('.offer:not(.ended)')");

        anna.await("document.documentElement.dataset.sounding == 'preview'");
        assertThat(anna.ask("document.querySelector('#state-menu').textContent"))
            .contains("Log out");

        anna.type(".offer", "a");

        anna.await("document.documentElement.dataset.sounding == undefined");
        ben.await("document.querySelector('.offer.ended')?.textContent.includes('by a colleague')");
        var incoming = annas.nextCall(Calling.PATIENCE).orElseThrow();
        anna.await("document.querySelector('.call .phase.ringing') != null");
        try (var talk = incoming.answer().orElseThrow()) {
          anna.await("document.querySelector('.call .phase.talking') != null");

          anna.click("[data-steer=hold]");
          anna.await("document.querySelector('.call .phase.held') != null");
          anna.click("[data-steer=retrieve]");
          anna.await("document.querySelector('.call .phase.talking') != null");
          anna.type(".notes textarea", "wants a refund");
          ask("document.activeElement.blur()", anna);
          anna.click("[data-steer=release]");

          anna.await("document.querySelector('.call .phase.released') != null");
          assertThat(anna.ask("document.querySelector('.notes textarea').value"))
              .isEqualTo("wants a refund");
          anna.await("document.querySelector('.call') == null");
          assertThat(talk.awaitEnd(Calling.PATIENCE)).isTrue();
        }
        assertThat(call).isNotNull();
      }
      ben.await("document.querySelector('.offer') == null");
    }
  }

  @Test
  @Feature("WC-1")
  void aScreenThatWasDroppedIsBackWithinThreeSecondsAndShowsThePreviewThatIsStillOpen()
      throws IOException, InterruptedException {
    try (var anna = worker("4000");
        var customer = phone(server, "+4930555112")) {
      chooseReady(anna);
      try (var call = answered(customer.dial("8001"))) {
        anna.await("document.querySelector('.offer:not(.ended)') != null");
        ask(
            "(window.away = [], new MutationObserver(() => away.push([link.className,"
                + " performance.now()])).observe(link, {attributes: true}), 1)",
            anna);

        var others = new ArrayList<WebSocket>();
        try (var client = HttpClient.newHttpClient()) {
          var token = token(client, "4000", PIN);
          while (others.size() < 10) {
            others.add(socket(client, token));
          }

          anna.await("away.length >= 2 && link.className == 'well'");
          assertThat(anna.number("away[1][1] - away[0][1]"))
              .as("milliseconds without a line to the server")
              .isLessThan(3_000);
          anna.await("document.querySelector('.offer:not(.ended)') != null");
          others.forEach(WebSocket::abort);
        }
        anna.type(".offer", "x");
        anna.await("document.querySelector('.offer') == null");
        anna.await("document.querySelector('#state-text').textContent == 'Do not disturb'");
        assertThat(call).isNotNull();
      }
    }
  }

  @Test
  @Feature("IM-1")
  void anAgentChatsWithTwoWorkersAtOnce() {
    try (var clara = Browser.open();
        var anna = worker("4000");
        var ben = worker("4001")) {
      chooseReady(anna);
      chooseReady(ben);
      clara.visit(address("/agent"));
      clara.type("#extension", "clara");
      clara.type("#pin", PASSWORD);
      clara.click("button");
      clara.await("document.querySelector('[data-worker=anna]:not([disabled])') != null");

      clara.click("[data-worker=anna]");
      anna.await("document.querySelector('.offer:not(.ended)') != null");
      anna.click(".accept");
      clara.await("document.querySelectorAll('.chat .phase.talking').length == 1");
      clara.click("#consult");
      clara.click("[data-worker=ben]");
      ben.await("document.querySelector('.offer:not(.ended)') != null");
      ben.click(".accept");
      clara.await("document.querySelectorAll('.chat .phase.talking').length == 2");

      for (var chat : new String[] {"Anna", "Ben"}) {
        ask(
            "[...document.querySelectorAll('.chat')].find(one => one.textContent.includes('"
                + chat
                + "')).querySelector('textarea').id = '"
                + chat
                + "'",
            clara);
        clara.type("#" + chat, "Hello " + chat + "\\uE007");
      }

      anna.await("document.querySelector('.lines')?.textContent.includes('Hello Anna')");
      ben.await("document.querySelector('.lines')?.textContent.includes('Hello Ben')");
      assertThat(ben.ask("document.querySelector('.chat h2').textContent"))
          .isEqualTo("Consulting Chat: clara");
      for (var n = 1; n <= 5; n++) {
        anna.type(".write textarea", "line " + n + "\\uE007");
      }
      clara.await(
          "document.querySelector('.lines')?.textContent.includes('line 5') || "
              + "document.querySelectorAll('.lines')[1].textContent.includes('line 5')");
      assertThat(
              clara.ask(
                  "document.getElementById('Anna').closest('.chat')"
                      + ".querySelector('.lines').textContent"))
          .containsSubsequence("Hello Anna", "line 1", "line 2", "line 3", "line 4", "line 5");
      assertThat(clara.ask("document.querySelector('.voice').textContent")).contains("4000");

      anna.visit(address("/worker"));
      anna.await("document.querySelectorAll('.lines li').length == 6");
      ben.click(".chat .acts-row button");
      clara.await("document.querySelectorAll('.chat.ended').length == 1");
      ben.await("document.querySelector('.chat') == null");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en-GB, en, Contact points",
    "'fr-CA,en;q=0.3', fr, Points de contact",
    "de-AT, de, Kontaktpunkte",
    "it, it, Punti di contatto",
    "ru-RU, ru, Точки контакта",
    "es-419, es, Puntos de contacto",
    "'pl,ru;q=0.2', ru, Точки контакта",
    "pl, en, Contact points"
  })
  @Feature("WC-2")
  void theScreenSpeaksTheBrowsersLanguage(String accepted, String language, String words)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var page =
          client
              .send(
                  HttpRequest.newBuilder(URI.create(address("/worker")))
                      .header("Authorization", "Bearer " + token(client, "4002", PIN))
                      .header("Accept-Language", accepted)
                      .build(),
                  BodyHandlers.ofString())
              .body();

      assertThat(page).contains("<html lang=\"" + language + "\">").contains(words);
      assertThat(server.page("/login")).contains("href=\"https://help.example.com/login\"");
    }
  }

  @Test
  @Feature("WC-1")
  void everyTextHasContrastEnoughInLightAndDark() {
    try (var chiara = worker("4002")) {
      chooseReady(chiara);
      for (var scheme : new String[] {"light", "dark"}) {
        ask("document.documentElement.style.colorScheme = '" + scheme + "'", chiara);

        assertThat(chiara.ask(LEAST_CONTRAST)).as("what can be read badly in " + scheme).isEmpty();
      }
    }
  }

  /// All visible texts whose contrast with what is behind them is less than 4.5 (WCAG 1.4.3).
  private static final String LEAST_CONTRAST =
      "[...document.querySelectorAll('header *, main *')].filter(e => e.checkVisibility() &&"
          + " !e.closest('.unseen, svg') && [...e.childNodes].some(n => n.nodeType == 3 &&"
          + " n.data.trim())).filter(e => { const c ="
          + " document.createElement('canvas').getContext('2d', {willReadFrequently: true}); const"
          + " rgb = s => { c.clearRect(0, 0, 1, 1); c.fillStyle = s; c.fillRect(0, 0, 1, 1); return"
          + " [...c.getImageData(0, 0, 1, 1).data]; }; const lum = v => v.slice(0, 3).map(x => (x"
          + " /= 255) <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4).reduce((s, x, i) => s"
          + " + x * [0.2126, 0.7152, 0.0722][i], 0); let b = e; while (b &&"
          + " rgb(getComputedStyle(b).backgroundColor)[3] < 255) b = b.parentElement; const f ="
          + " lum(rgb(getComputedStyle(e).color)), g = lum(rgb(getComputedStyle(b ??"
          + " document.body).backgroundColor)); return (Math.max(f, g) + 0.05) / (Math.min(f, g) +"
          + " 0.05) < 4.5; }).map(e => e.outerHTML).join()";

  @Test
  @Feature("WC-1")
  void whoIsNoWorkerIsToldSoAndASupervisorSeesAndSetsStates()
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      assertThat(send(client, "GET", "/api/v1/worker", "4003", PIN, "").statusCode())
          .isEqualTo(403);
      assertThat(
              send(
                      client,
                      "PUT",
                      "/api/v1/workers/chiara/state",
                      "sam",
                      PASSWORD,
                      "{\"id\": \"predefDND\"}")
                  .statusCode())
          .isEqualTo(204);
      assertThat(send(client, "GET", "/api/v1/workers", "sam", PASSWORD, "").body())
          .contains("\"agent\":\"chiara\"")
          .contains("predefDND");
    }
  }

  private static Browser worker(String extension) {
    var browser = Browser.open();
    browser.visit(address("/worker"));
    browser.type("#extension", extension);
    browser.type("#pin", PIN);
    browser.click("button");
    browser.await("document.querySelector('#link.well') != null");
    return browser;
  }

  /// By the keyboard alone.
  private static void chooseReady(Browser browser) {
    browser.type("#state", "\\uE015");
    browser.await("document.activeElement.getAttribute('role') == 'menuitemradio'");
    browser.type("#state-menu li", "\\uE011");
    browser.type("#state-menu li", "\\uE007");
    browser.await("document.querySelector('#state-text').textContent == 'Ready'");
  }

  private static void ask(String expression, Browser browser) {
    browser.ask(expression);
  }

  private static Phone registered(String extension) {
    var phone =
        Phone.open(PhoneLine.of(extension, server.sip()).withPassword("phone-" + extension));
    phone.register();
    return phone;
  }

  private static String address(String path) {
    return "http://127.0.0.1:" + server.web().getPort() + path;
  }

  private static String token(HttpClient client, String name, String secret)
      throws IOException, InterruptedException {
    return send(client, "POST", "/api/v1/tokens", name, secret, "")
        .body()
        .replaceFirst(".*\"token\":\"([^\"]+)\".*", "$1");
  }

  private static HttpResponse<String> send(
      HttpClient client, String method, String path, String name, String secret, String body)
      throws IOException, InterruptedException {
    var login = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return client.send(
        HttpRequest.newBuilder(URI.create(address(path)))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static WebSocket socket(HttpClient client, String token) {
    return client
        .newWebSocketBuilder()
        .header("Authorization", "Bearer " + token)
        .buildAsync(
            URI.create(address("/api/v1/worker/socket").replaceFirst("http", "ws")),
            new WebSocket.Listener() {})
        .join();
  }
}
