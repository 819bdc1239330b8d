package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// People in a real browser, and their programs.
@Needs("chromedriver")
@Acceptance
@Isolated("a browser that starts takes the whole machine, and sound has gaps then")
class WebIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(4));
  private static final String API = "/api/v1/mailbox/messages";
  private static final String FIRST = "document.querySelector('.messages li')";
  private static final String SOUND = "document.querySelector('audio')";

  @Test
  @Feature({"WP-2", "ML-9"})
  void aMessageIsListedHeardDeletedAndTakenBackInTheBrowser(UmbelServer server, Box box)
      throws InterruptedException {
    try (var phone = phone(server, "+4930555111")) {
      leave(phone, box.extension(), MESSAGE);
    }
    var inbox = server.inbox(box.extension(), box.pin());
    var length = inbox.await(1).getFirst().duration().toMillis() / 1_000.0;

    try (var browser = Browser.open()) {
      logIn(browser, server, box, box.pin());
      assertThat(browser.ask(FIRST + ".querySelector('h2').textContent")).contains("+4930555111");
      assertThat(browser.ask(FIRST + ".className")).isEqualTo("new");
      assertThat(browser.ask("document.title")).startsWith("(1) ");

      browser.click(".start");
      browser.await(SOUND + ".currentTime > 0.5");
      assertThat(browser.number(SOUND + ".duration")).isCloseTo(length, within(0.05));
      browser.ask(SOUND + ".currentTime = " + SOUND + ".duration - 0.5");
      browser.await(FIRST + ".className == 'heard'");
      Await.until(
          "heard in the mailbox", Duration.ofSeconds(10), () -> inbox.list().getFirst().heard());
      Await.until(
          "the lamp goes out",
          Duration.ofSeconds(10),
          () ->
              server
                  .log()
                  .matches(
                      "(?s).*lamp.shown owner=\""
                          + box.extension()
                          + "\" new=\"0\" saved=\"1\".*"));

      browser.click(".delete");
      browser.await("document.querySelectorAll('.messages li').length == 0");
      assertThat(inbox.list()).isEmpty();
      browser.click(".undo button");
      browser.await("document.querySelectorAll('.messages li').length == 1");
      assertThat(inbox.list()).hasSize(1);

      browser.click(".delete");
      browser.await("document.querySelector('.undo') != null");
      browser.click("header button");
      browser.await("location.pathname == '/login'");
      assertThat(inbox.list()).as("the logout ends the time to undo").isEmpty();
      browser.visit(address(server, "/messages"));
      browser.await("location.pathname == '/login'");
    }
  }

  @Test
  @Feature("WP-2")
  void aWrongPinIsToldAndANewMessageShowsUpByItself(UmbelServer server, Box box)
      throws InterruptedException {
    try (var browser = Browser.open();
        var phone = phone(server, "1000")) {
      logIn(browser, server, box, "111222");
      browser.await("document.querySelector('[role=alert]') != null");
      assertThat(browser.ask("document.querySelector('#pin').value")).isEmpty();

      browser.type("#pin", box.pin());
      browser.click("button");
      browser.await("document.querySelector('.none') != null");

      leave(phone, box.extension(), MESSAGE);
      server.inbox(box.extension(), box.pin()).await(1);
      browser.ask("document.dispatchEvent(new Event('visibilitychange'))");
      browser.await("document.querySelectorAll('.messages li.new').length == 1");
      assertThat(browser.ask("document.querySelector('.none') == null")).isEqualTo("true");
    }
  }

  @Test
  @Feature({"WP-2", "WM-4"})
  void aPinChangedByPhoneEndsTheLoginsInTheBrowser(UmbelServer server, Box box)
      throws InterruptedException {
    try (var browser = Browser.open();
        var phone = phone(server, box.extension())) {
      logIn(browser, server, box, box.pin());
      browser.await("document.querySelector('main.box') != null");

      try (var call = answered(phone.dial("5000"))) {
        for (var keys : new String[] {box.pin() + "#", "4", "640218#", "640218#"}) {
          call.pause(Duration.ofMillis(1_500));
          call.press(keys);
        }
        Await.until(
            "the new PIN",
            Duration.ofSeconds(20),
            () -> server.inbox(box.extension(), "640218").status() == 200);
      }

      browser.visit(address(server, "/messages"));
      browser.await("location.pathname == '/login'");
    }
  }

  @Test
  @Feature({"WP-2", "ML-9"})
  void programsListHearMarkAndDelete(UmbelServer server, Box box)
      throws IOException, InterruptedException {
    try (var phone = phone(server, "1000")) {
      leave(phone, box.extension(), MESSAGE);
    }
    var inbox = server.inbox(box.extension(), box.pin());
    var entry = inbox.await(1).getFirst();

    assertThat(MESSAGE.in(inbox.sound(entry)).same()).isTrue();
    var part = get(server, box, API + "/" + entry.id() + "/audio", "bytes=0-43");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).hasSize(44);
    assertThat(new String(part.body(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");

    inbox.markHeard(entry);
    assertThat(inbox.list().getFirst().heard()).isTrue();
    inbox.delete(entry);
    assertThat(inbox.list()).isEmpty();

    var gone = get(server, box, API + "/" + entry.id(), "bytes=0-");
    assertThat(gone.statusCode()).isEqualTo(404);
    var description = get(server, box, "/api/v1/openapi.yaml", "bytes=0-");
    assertThat(new String(description.body(), StandardCharsets.UTF_8)).startsWith("openapi: 3.");
  }

  private static void logIn(Browser browser, UmbelServer server, Box box, String pin) {
    browser.visit(address(server, "/"));
    browser.type("#extension", box.extension());
    browser.type("#pin", pin);
    browser.click("button");
  }

  private static String address(UmbelServer server, String path) {
    return "http://127.0.0.1:" + server.web().getPort() + path;
  }

  private static HttpResponse<byte[]> get(UmbelServer server, Box box, String path, String range)
      throws IOException, InterruptedException {
    var login = (box.extension() + ":" + box.pin()).getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create(address(server, path)))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
            .header("Range", range)
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofByteArray());
    }
  }
}
