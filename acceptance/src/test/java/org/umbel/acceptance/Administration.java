package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.umbel.testkit.server.UmbelServer;

/// What an administrator's program asks a server.
final class Administration {
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private Administration() {}

  static String address(UmbelServer server, String path) {
    return "http://127.0.0.1:" + server.web().getPort() + path;
  }

  static String text(UmbelServer server, String path) {
    return new String(get(server, path), StandardCharsets.UTF_8);
  }

  static String text(UmbelServer server, String path, String name, String password) {
    return new String(answer(server, path, name, password).body(), StandardCharsets.UTF_8);
  }

  static byte[] get(UmbelServer server, String path) {
    return answer(server, path, "root", SharedServer.ROOTS_PASSWORD).body();
  }

  static int status(UmbelServer server, String path, String name, String password) {
    return answer(server, path, name, password).statusCode();
  }

  /// The id of the last call of a person.
  static String lastCall(UmbelServer server, String extension) {
    return first(ID, text(server, "/api/v1/calls?number=" + extension));
  }

  /// The first number in a text of JSON that has a name.
  static double number(String json, String name) {
    return Double.parseDouble(first(Pattern.compile("\"" + name + "\":([-0-9.Ee]+)"), json));
  }

  private static String first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    assertThat(found.find()).as(pattern + " in " + text).isTrue();
    return found.group(1);
  }

  /// Has something changed, and wants it to be done.
  ///
  /// @return what the server says to it
  static String change(UmbelServer server, String method, String path, String type, byte[] body) {
    var request =
        request(server, path, "root", SharedServer.ROOTS_PASSWORD)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofByteArray(body));
    var answer = answer(request);
    var text = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(answer.statusCode()).as(text).isBetween(200, 299);
    return text;
  }

  /// What becomes of something that a program sends as JSON.
  static int status(
      UmbelServer server, String method, String path, String name, String password, byte[] body) {
    return answer(
            request(server, path, name, password)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(body)))
        .statusCode();
  }

  /// Wants something for a box set.
  ///
  /// @param settings the members of an object in JSON
  /// @return what the server says to it
  static String set(UmbelServer server, String extension, String settings) {
    return change(server, "PATCH", box(extension), "application/json", object(settings));
  }

  /// The same, whatever becomes of it.
  ///
  /// @return the status
  static int trySetting(UmbelServer server, String extension, String settings) {
    return status(
        server, "PATCH", box(extension), "root", SharedServer.ROOTS_PASSWORD, object(settings));
  }

  private static String box(String extension) {
    return "/api/v1/boxes/" + extension + "/settings";
  }

  private static byte[] object(String members) {
    return ("{" + members + "}").getBytes(StandardCharsets.UTF_8);
  }

  private static HttpResponse<byte[]> answer(
      UmbelServer server, String path, String name, String password) {
    return answer(request(server, path, name, password));
  }

  private static HttpRequest.Builder request(
      UmbelServer server, String path, String name, String password) {
    var login = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create(address(server, path)))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
  }

  private static HttpResponse<byte[]> answer(HttpRequest.Builder request) {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new AssertionError("no answer to " + request, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }
}
