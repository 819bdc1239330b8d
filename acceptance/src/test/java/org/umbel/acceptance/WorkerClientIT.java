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
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;

/// Knowledge workers in real browsers, their phones, and customers who call.
@Needs("chromedriver")
@ExtendWith(LogsOnFailure.class)
@Timeout(180)
@Isolated("browsers that start take the whole machine")
class WorkerClientIT {
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

  private static Workplace place;

  @BeforeAll
  static void serve() {
    place = Workplace.open(CONFIGURATION);
  }

  @AfterAll
  static void close() {
    place.close();
  }

  @Test
  @Feature({"WC-1", "WC-3", "WC-4", "WC-5", "WC-6", "KW-5", "KW-7"})
  void ofThreeWhoSeeThePreviewTheFirstWhoPressesTheKeyHasTheCustomer() throws InterruptedException {
    try (var anna = place.worker("4000");
        var ben = place.worker("4001");
        var chiara = place.worker("4002");
        var annas = place.phoneOf("4000");
        var customer = phone(place.server(), "+4930555111")) {
      for (var each : new Browser[] {anna, ben, chiara}) {
        Workplace.chooseReady(each);
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
        anna.visit(place.address("/worker"));
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
    try (var anna = place.worker("4000");
        var customer = phone(place.server(), "+4930555112")) {
      Workplace.chooseReady(anna);
      try (var call = answered(customer.dial("8001"))) {
        anna.await("document.querySelector('.offer:not(.ended)') != null");
        ask(
            "(window.away = [], new MutationObserver(() => away.push([link.className,"
                + " performance.now()])).observe(link, {attributes: true}), 1)",
            anna);

        var others = new ArrayList<WebSocket>();
        try (var client = HttpClient.newHttpClient()) {
          var token = token(client, "4000", Workplace.PIN);
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
                  HttpRequest.newBuilder(URI.create(place.address("/worker")))
                      .header("Authorization", "Bearer " + token(client, "4002", Workplace.PIN))
                      .header("Accept-Language", accepted)
                      .build(),
                  BodyHandlers.ofString())
              .body();

      assertThat(page).contains("<html lang=\"" + language + "\">").contains(words);
      assertThat(place.server().page("/login")).contains("href=\"https://help.example.com/login\"");
    }
  }

  @Test
  @Feature({"WC-1", "IM-1"})
  void whoLooksElsewhereIsToldByTheBrowserAndTheTitle() {
    try (var clara = place.agent("clara");
        var anna = Browser.open();
        var customer = phone(place.server(), "+4930555113")) {
      anna.visit(place.address("/login"));
      anna.allows("notifications");
      place.login(anna, "4000");
      Workplace.chooseReady(anna);
      anna.ask(
          "(window.told = [], window.Notification = class extends Notification {"
              + " constructor(title, more) { super(title, more); told.push(title); } },"
              + " Object.defineProperty(document, 'hidden', {get: () => window.away,"
              + " configurable: true}), window.away = true)");

      try (var call = answered(customer.dial("8001"))) {
        anna.await("told.includes('Preview: +4930555113')");
        anna.await("document.title == 'Preview: +4930555113'");
        anna.await("document.title == 'Anna Berg – Umbel'");
        call.hangUp();
      }
      anna.await("document.title == 'Anna Berg – Umbel'");
      clara.await("document.querySelector('[data-worker=anna]:not([disabled])') != null");
      clara.click("[data-worker=anna]");
      anna.await("told.includes('Preview: clara')");
      anna.click(".accept");
      clara.await("document.querySelector('.chat .phase.talking') != null");
      clara.type(".write textarea", "are you there?\\uE007");
      anna.await("told.includes('New message from clara')");
      anna.ask("(window.away = false, document.dispatchEvent(new Event('visibilitychange')))");
      anna.await("document.title == 'Anna Berg – Umbel'");
      assertThat(anna.ask("told.length")).isEqualTo("3");
      clara.click(".chat .acts-row button");
    }
  }

  @Test
  @Feature("WC-1")
  void whoIsNoWorkerIsToldSoAndASupervisorSeesAndSetsStates()
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      assertThat(send(client, "GET", "/api/v1/worker", "4003", Workplace.PIN, "").statusCode())
          .isEqualTo(403);
      assertThat(
              send(
                      client,
                      "PUT",
                      "/api/v1/workers/chiara/state",
                      "sam",
                      Workplace.PASSWORD,
                      "{\"id\": \"predefDND\"}")
                  .statusCode())
          .isEqualTo(204);
      assertThat(send(client, "GET", "/api/v1/workers", "sam", Workplace.PASSWORD, "").body())
          .contains("\"agent\":\"chiara\"")
          .contains("predefDND");
    }
  }

  private static void ask(String expression, Browser browser) {
    browser.ask(expression);
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
        HttpRequest.newBuilder(URI.create(place.address(path)))
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
            URI.create(place.address("/api/v1/worker/socket").replaceFirst("http", "ws")),
            new WebSocket.Listener() {})
        .join();
  }
}
