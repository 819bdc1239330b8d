package org.umbel.web.trace;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.umbel.domain.trace.ExchangeSummary;
import org.umbel.domain.trace.ExchangeTrace;
import org.umbel.web.answer.Json;
import org.umbel.web.page.Words;

/// Exchanges as JSON, described in `openapi.yaml`. What is empty is left out.
final class ExchangeJson {
  private ExchangeJson() {}

  static JsonObject of(ExchangeSummary exchange) {
    return summary(exchange).build();
  }

  static JsonObject of(ExchangeTrace trace) {
    var steps = Json.PROVIDER.createArrayBuilder();
    trace.steps().forEach(step -> steps.add(CallJson.step(step)));
    return summary(trace.summary())
        .add("leg", CallJson.leg(trace.leg()))
        .add("steps", steps)
        .add("leftOut", trace.leftOut())
        .build();
  }

  private static JsonObjectBuilder summary(ExchangeSummary exchange) {
    var json =
        Json.PROVIDER
            .createObjectBuilder()
            .add("id", exchange.id().value())
            .add("began", exchange.began().toString())
            .add("line", exchange.line())
            .add("method", exchange.method())
            .add("who", exchange.who())
            .add("peer", Ladder.address(exchange.peer()))
            .add("received", exchange.received())
            .add("outcome", Words.key(exchange.outcome()));
    if (!exchange.program().isEmpty()) {
      json.add("program", exchange.program());
    }
    if (!exchange.answer().isEmpty()) {
      json.add("answer", exchange.answer());
    }
    return json;
  }
}
