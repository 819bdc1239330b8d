package org.umbel.server.cli;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.umbel.server.config.Address;
import org.umbel.server.config.Administrator;

/// The server that runs on this machine by some configuration, asked as an administrator's program
/// asks it.
///
/// @param listen where its pages are
record RunningServer(Address listen, Administrator administrator) {
  private static final Duration PATIENCE = Duration.ofMinutes(2); // a slow hash for each new PIN

  /// What it says to a request.
  ///
  /// @param json empty when there is nothing to say
  record Answer(boolean done, JsonObject json) {

    /// Why something was not done, in words.
    String why() {
      return json.getString("detail", "no reason given");
    }
  }

  /// Posts JSON to a path and waits for the answer.
  ///
  /// @throws IOException when there is no server, or something else than ours
  Answer post(String path, String body) throws IOException, InterruptedException {
    var login = administrator.name() + ":" + administrator.secret().text();
    var request =
        HttpRequest.newBuilder(URI.create("http://" + here() + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
            .POST(BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode() / 100 == 2, json(answer.body()));
    }
  }

  private static JsonObject json(String text) throws IOException {
    if (text.isBlank()) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException other) {
      throw new IOException("something else than Umbel answers there", other);
    }
  }

  /// Where all addresses of the machine are listened at, this one is.
  Address here() {
    return listen.host().equals("0.0.0.0") || listen.host().equals("::")
        ? new Address("127.0.0.1", listen.port())
        : listen;
  }
}
