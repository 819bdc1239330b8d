package org.umbel.acceptance;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.umbel.testkit.Await;

/// Reads the stream of reports.
final class EventReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final InputStream stream;
  private final List<JsonObject> events = new CopyOnWriteArrayList<>();

  private EventReader(InputStream stream) {
    this.stream = stream;
    Thread.ofVirtual().name("events").start(this::read);
  }

  /// @param after the id of the last one known; empty for those from now on
  static EventReader open(WorkerDesk supervisor, String after)
      throws IOException, InterruptedException {
    var request = supervisor.request("/events");
    if (!after.isEmpty()) {
      request.header("Last-Event-ID", after);
    }
    var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("status " + answer.statusCode());
    }
    return new EventReader(answer.body());
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: {\"")) {
          events.add(WorkerDesk.json(line.substring("data: ".length())));
        }
      }
    } catch (IOException over) {
      // closed
    }
  }

  List<JsonObject> events() {
    return List.copyOf(events);
  }

  JsonObject await(String what, Predicate<JsonObject> wanted) {
    return Await.until(
            what, PATIENCE, () -> events.stream().filter(wanted).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  /// How the offer to an agent has ended.
  JsonObject end(String agent) {
    return await(
        "the end of the offer to " + agent,
        event ->
            event.getString("event").equals("preview-ended")
                && event.getString("agent").equals(agent));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
