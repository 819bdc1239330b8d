package org.umbel.web.trace;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import org.umbel.domain.trace.CallSummary;
import org.umbel.domain.trace.CallTrace;
import org.umbel.domain.trace.Leg;
import org.umbel.domain.trace.MediaFigures;
import org.umbel.domain.trace.Quality;
import org.umbel.domain.trace.Step;
import org.umbel.web.answer.Json;
import org.umbel.web.page.Words;

/// Calls as JSON, described in `openapi.yaml`. What is empty is left out.
final class CallJson {
  private CallJson() {}

  static JsonObject of(CallSummary call) {
    return summary(call).build();
  }

  static JsonObject of(CallTrace trace) {
    var legs = array();
    trace.legs().forEach(leg -> legs.add(leg(leg)));
    var steps = array();
    trace.steps().forEach(step -> steps.add(step(step)));
    return summary(trace.summary())
        .add("legs", legs)
        .add("steps", steps)
        .add("leftOut", trace.leftOut())
        .build();
  }

  private static JsonObjectBuilder summary(CallSummary call) {
    var json = object().add("id", call.id().value()).add("began", call.began().toString());
    call.lasted().ifPresent(lasted -> json.add("seconds", seconds(lasted)));
    call.caller().number().ifPresent(number -> json.add("from", number.digits()));
    call.caller().name().ifPresent(name -> json.add("fromName", name));
    json.add("to", call.dialled());
    call.redirection()
        .ifPresent(why ->
            json.add("redirectedFrom", why.called().digits())
                .add("redirectedWhy", Words.key(why.reason())));
    var lines = array();
    call.lines().forEach(lines::add);
    json.add("lines", lines).add("outcome", Words.key(call.outcome()));
    if (!call.detail().isEmpty()) {
      json.add("detail", call.detail());
    }
    call.quality().ifPresent(quality -> json.add("quality", quality(quality)));
    return json;
  }

  private static JsonObjectBuilder quality(Quality quality) {
    return object().add("word", Words.key(quality.word())).add("mos", quality.mos());
  }

  static JsonObjectBuilder leg(Leg leg) {
    var json =
        object()
            .add("line", leg.line())
            .add("name", leg.name())
            .add("peer", Ladder.address(leg.peer()))
            .add("local", Ladder.address(leg.local()))
            .add("transport", Words.key(leg.transport()))
            .add("signallingSecure", leg.transport().secure())
            .add("callId", leg.callId())
            .add("audio", Words.key(leg.description()));
    leg.media().ifPresent(media -> json.add("media", media(media)));
    return json;
  }

  private static JsonObjectBuilder media(MediaFigures media) {
    var json =
        object()
            .add("codec", media.codec())
            .add("encryption", media.encryption())
            .add("packetsIn", media.packetsIn())
            .add("packetsOut", media.packetsOut())
            .add("lost", media.lost())
            .add("loss", media.loss())
            .add("late", media.late())
            .add("jitterSeconds", seconds(media.jitter()));
    media.roundTrip().ifPresent(trip -> json.add("roundTripSeconds", seconds(trip)));
    media.quality().ifPresent(quality -> json.add("quality", quality(quality)));
    media.there().ifPresent(quality -> json.add("qualityThere", quality(quality)));
    return json;
  }

  static JsonObjectBuilder step(Step step) {
    var json = object().add("at", step.at().toString());
    switch (step) {
      case Step.Message message ->
          json.add("kind", "message")
              .add("leg", message.leg())
              .add("received", message.received())
              .add("title", message.title())
              .add("about", message.about())
              .add("repeated", message.repeated())
              .add("text", message.text());
      case Step.KeyPressed pressed -> {
        json.add("kind", "key").add("leg", pressed.leg()).add("way", Words.key(pressed.way()));
        pressed.key().ifPresent(key -> json.add("key", Character.toString(key.symbol())));
      }
      case Step.Happening happening ->
          json.add("kind", Words.key(happening.what())).add("detail", happening.detail());
    }
    return json;
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private static JsonObjectBuilder object() {
    return Json.PROVIDER.createObjectBuilder();
  }

  private static JsonArrayBuilder array() {
    return Json.PROVIDER.createArrayBuilder();
  }
}
