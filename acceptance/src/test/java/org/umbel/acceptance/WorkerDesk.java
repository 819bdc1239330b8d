package org.umbel.acceptance;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.umbel.testkit.Await;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.web.answer.Json;

/// Somebody who uses the interface for programs: a worker by extension and PIN, or an account.
record WorkerDesk(UmbelServer server, String name, String password) {
  static final String PIN = "739152";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static WorkerDesk of(UmbelServer server, String extension) {
    return new WorkerDesk(server, extension, PIN);
  }

  HttpRequest.Builder request(String path) {
    var login =
        Base64.getEncoder()
            .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d/api/v1%s".formatted(server.web().getPort(), path)))
        .header("Authorization", "Basic " + login);
  }

  HttpResponse<String> send(String method, String path, String body) {
    try {
      return CLIENT.send(
          request(path).method(method, BodyPublishers.ofString(body)).build(),
          BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", stopped);
    }
  }

  static JsonObject json(String text) {
    try (var reader = Json.PROVIDER.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  JsonObject look() {
    return json(send("GET", "/worker", "").body());
  }

  WorkerDesk ready() {
    var answer = send("PUT", "/worker/state", "{\"id\": \"predefReady\"}");
    if (answer.statusCode() != 204) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return this;
  }

  /// Waits until the server would remember that the state was chosen: a tenth of a second.
  void awaitKept(String state) {
    var file = server.data().resolve("duties");
    Await.until(state + " in " + file, PATIENCE, () -> text(file).contains(" " + state + " "));
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Waits until something is offered, and tells what.
  JsonObject offer() {
    return Await.until("an offer to " + name, PATIENCE, this::open, Optional::isPresent)
        .orElseThrow();
  }

  private Optional<JsonObject> open() {
    return look().getJsonArray("offers").stream()
        .map(value -> value.asJsonObject())
        .filter(offer -> !offer.containsKey("ended"))
        .findFirst();
  }

  int answer(JsonObject offer, String how, String body) {
    return send("POST", "/worker/offers/" + offer.getString("id") + "/" + how, body).statusCode();
  }

  int accept(JsonObject offer) {
    return answer(offer, "accept", "{}");
  }

  /// Waits until a call of the worker is in this phase, and tells of it.
  JsonObject call(String phase) {
    return Await.until(
            "a call of " + name + " that is " + phase,
            PATIENCE,
            () ->
                look().getJsonArray("calls").stream()
                    .map(value -> value.asJsonObject())
                    .filter(call -> call.getString("phase").equals(phase))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }
}
