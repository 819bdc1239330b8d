package org.umbel.web.message;

import jakarta.json.JsonObject;
import java.util.Collection;
import org.umbel.domain.speech.Language;
import org.umbel.domain.trace.MessageTrace;
import org.umbel.web.answer.Json;
import org.umbel.web.page.Words;

/// Ways of messages as programs read them, with words in English.
final class MessageTraceJson {
  private MessageTraceJson() {}

  static JsonObject of(Collection<MessageTrace> traces) {
    var all = Json.PROVIDER.createArrayBuilder();
    traces.forEach(trace -> all.add(of(trace)));
    return Json.PROVIDER.createObjectBuilder().add("traces", all).build();
  }

  static JsonObject of(MessageTrace trace) {
    var steps = Json.PROVIDER.createArrayBuilder();
    for (var step : trace.steps()) {
      steps.add(
          Json.PROVIDER
              .createObjectBuilder()
              .add("at", step.at().toString())
              .add("what", Words.key(step.what()))
              .add("detail", step.detail())
              .add("words", MessageWay.sentence(Language.ENGLISH, step))
              .add("times", step.times())
              .add("last", step.last().toString()));
    }
    var json =
        Json.PROVIDER
            .createObjectBuilder()
            .add("message", trace.id().value())
            .add("extension", trace.owner().digits());
    trace.call().ifPresent(call -> json.add("call", call.value()));
    return json.add("steps", steps).build();
  }
}
