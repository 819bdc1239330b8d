package org.umbel.web.engine;

import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import org.umbel.domain.engine.EngineAnswer;
import org.umbel.domain.engine.EngineAnswer.Why;
import org.umbel.domain.engine.EngineRequest;
import org.umbel.domain.preview.OfferEnd;
import org.umbel.web.answer.Json;

/// What a routing engine is told of what it has asked for.
final class EngineResult {
  private EngineResult() {}

  static JsonObjectBuilder of(EngineRequest request, EngineAnswer answer) {
    var json =
        Json.PROVIDER
            .createObjectBuilder()
            .add("message", "PreviewInteractionResult")
            .add("connId", request.interaction().id().hex());
    return switch (answer) {
      case EngineAnswer.Accepted(var agent, var place, var results) ->
          json.add("result", OfferEnd.ACCEPTED.word())
              .add("agent", agent.value())
              .add("dn", place.digits())
              .add("targets", targets(results));
      case EngineAnswer.NotAccepted(var results) ->
          json.add("result", common(results)).add("targets", targets(results));
      case EngineAnswer.Refused(var why) ->
          json.add("result", OfferEnd.ERROR.word()).add("statusMessage", words(why));
    };
  }

  /// That of one target; of several the one that says most.
  private static String common(Map<String, String> results) {
    for (var end :
        new OfferEnd[] {
          OfferEnd.CANCEL, OfferEnd.REJECTED, OfferEnd.TIMEOUT, OfferEnd.ERROR, OfferEnd.TAKEN
        }) {
      if (results.containsValue(end.word())) {
        return end.word();
      }
    }
    return EngineAnswer.UNAVAILABLE;
  }

  private static JsonObjectBuilder targets(Map<String, String> results) {
    var json = Json.PROVIDER.createObjectBuilder();
    results.forEach(json::add);
    return json;
  }

  static String words(Why why) {
    return switch (why) {
      case OFFERED_ALREADY -> "An interaction of this connection id is being offered already.";
      case TOO_MANY -> "Too many interactions are being offered.";
    };
  }
}
