package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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

  private static HttpResponse<byte[]> answer(
      UmbelServer server, String path, String name, String password) {
    var login = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create(address(server, path)))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new AssertionError("no answer to " + path, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }
}
