package org.umbel.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.umbel.web.answer.Json;

/// `GET /health`: 200 when calls are answered, 503 when not, and how each neighbour is in words; an
/// unwell neighbour alone is no reason to be taken out of service. `GET /metrics`: the figures.
final class StatusPages implements HttpService {
  private final Health health;
  private final Figures figures;

  StatusPages(Health health, Figures figures) {
    this.health = health;
    this.figures = figures;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/health", this::health).get("/metrics", this::metrics);
  }

  private void health(ServerRequest request, ServerResponse response) {
    var ready = health.ready().getAsBoolean();
    var neighbours = Json.PROVIDER.createArrayBuilder();
    for (var neighbour : health.neighbours().get()) {
      var condition = neighbour.condition();
      neighbours.add(
          Json.PROVIDER
              .createObjectBuilder()
              .add("name", neighbour.name())
              .add("well", condition.well())
              .add("words", condition.words()));
    }
    var body =
        Json.PROVIDER.createObjectBuilder().add("ready", ready).add("neighbours", neighbours);
    response.status(ready ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503);
    response.header("Content-Type", "application/json");
    response.send(Json.bytes(body.build()));
  }

  private void metrics(ServerRequest request, ServerResponse response) {
    var text = new ByteArrayOutputStream();
    try {
      figures.write(text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    response.header("Content-Type", Figures.MEDIA_TYPE);
    response.send(text.toByteArray());
  }
}
