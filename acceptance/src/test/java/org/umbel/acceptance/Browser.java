package org.umbel.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.umbel.testkit.Await;
import org.umbel.testkit.part.Part;
import org.umbel.testkit.part.PartFailed;

/// A real Chromium without a screen, told what to do over the WebDriver protocol. What it sees is
/// asked by small scripts in the page.
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern SESSION = Pattern.compile("\"sessionId\":\"([^\"]+)\"");
  private static final Pattern ELEMENT = Pattern.compile("\"element-[0-9a-f-]+\":\"([^\"]+)\"");
  private static final Pattern VALUE = Pattern.compile("(?s)\\{\"value\":\"?(.*?)\"?\\}");
  private static final String WISHES =
      """
      {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": {"args": [
        "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--lang=en-GB",
        "--ignore-certificate-errors",
        "--autoplay-policy=no-user-gesture-required"]}}}}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Part driver;
  private final String session;

  private Browser(Part driver) {
    this.driver = driver;
    this.session = "/" + found(SESSION, call("POST", "", WISHES));
  }

  static Browser open() {
    return new Browser(Part.start("chromedriver", Map.of()));
  }

  void visit(String address) {
    call("POST", session + "/url", "{\"url\": \"" + address + "\"}");
  }

  /// Types into the field; keys go where the focus of a person's keyboard would.
  void type(String selector, String text) {
    call("POST", element(selector) + "/value", "{\"text\": \"" + text + "\"}");
  }

  /// Shows the page in a window of this size from now on, in `light` or `dark`, and without
  /// anything that moves.
  ///
  /// @param width in CSS pixels, as the height
  void looksLike(int width, int height, String scheme) {
    devtools(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\": %d, \"height\": %d, \"deviceScaleFactor\": 1, \"mobile\": false}"
            .formatted(width, height));
    devtools(
        "Emulation.setEmulatedMedia",
        """
        {"features": [{"name": "prefers-color-scheme", "value": "%s"},
          {"name": "prefers-reduced-motion", "value": "reduce"}]}
        """
            .formatted(scheme));
  }

  private void devtools(String command, String parameters) {
    call(
        "POST",
        session + "/goog/cdp/execute",
        "{\"cmd\": \"" + command + "\", \"params\": " + parameters + "}");
  }

  /// Says yes for the person when a page asks whether it may.
  ///
  /// @param what such as `notifications`
  void allows(String what) {
    call(
        "POST",
        session + "/permissions",
        "{\"descriptor\": {\"name\": \"" + what + "\"}, \"state\": \"granted\"}");
  }

  /// A PNG of what the window shows.
  byte[] picture() {
    return Base64.getDecoder().decode(found(VALUE, call("GET", session + "/screenshot", "")));
  }

  void click(String selector) {
    call("POST", element(selector) + "/click", "{}");
  }

  /// What an expression in the page's own language is now, as text.
  String ask(String expression) {
    var script = "{\"script\": \"return String(" + expression + ")\", \"args\": []}";
    return found(VALUE, call("POST", session + "/execute/sync", script));
  }

  double number(String expression) {
    return Double.parseDouble(ask(expression));
  }

  /// Waits until an expression is true.
  void await(String expression) {
    Await.until(expression, PATIENCE, () -> ask(expression).equals("true"));
  }

  private String element(String selector) {
    var query = "{\"using\": \"css selector\", \"value\": \"" + selector + "\"}";
    return session + "/element/" + found(ELEMENT, call("POST", session + "/element", query));
  }

  private String call(String method, String path, String body) {
    var uri = URI.create("http://127.0.0.1:" + driver.ports().at(0) + "/session" + path);
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json; charset=utf-8")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new PartFailed("the browser refused " + path + " " + body + ":\n" + answer.body());
      }
      return answer.body();
    } catch (IOException failure) {
      throw new PartFailed("no answer from the browser to " + path, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PartFailed("interrupted", interrupted);
    }
  }

  private static String found(Pattern pattern, String answer) {
    Matcher matcher = pattern.matcher(answer);
    if (!matcher.find()) {
      throw new PartFailed("the browser answered something else: " + answer);
    }
    return matcher.group(1);
  }

  @Override
  public void close() {
    try (driver;
        client) {
      call("DELETE", session, "");
    }
  }
}
