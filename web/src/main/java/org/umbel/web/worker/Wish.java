package org.umbel.web.worker;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;

/// What a request's body asks for; one without a body asks for nothing in particular.
record Wish(JsonObject json) {

  /// @return empty when the body is no JSON object
  static Optional<Wish> of(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return Optional.of(new Wish(JsonValue.EMPTY_JSON_OBJECT));
    }
    try (var reader = Json.PROVIDER.createReader(request.content().inputStream())) {
      return Optional.of(new Wish(reader.readObject()));
    } catch (JsonException noJson) {
      return Optional.empty();
    }
  }

  Optional<String> text(String key) {
    return json.get(key) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  Optional<PhoneNumber> number(String key) {
    return text(key).flatMap(PhoneNumber::parse);
  }

  boolean yes(String key) {
    return JsonValue.TRUE.equals(json.get(key));
  }

  /// The texts of an object.
  Map<String, String> texts(String key) {
    var texts = new LinkedHashMap<String, String>();
    if (json.get(key) instanceof JsonObject object) {
      object.forEach((name, value) -> {
        if (value instanceof JsonString text) {
          texts.put(name, text.getString());
        }
      });
    }
    return texts;
  }

  static void malformed(ServerResponse response, String wanted) {
    Problem.of(Status.BAD_REQUEST_400, "Send " + wanted + ".").send(response);
  }

  static void done(ServerResponse response) {
    response.status(Status.NO_CONTENT_204).send();
  }
}
