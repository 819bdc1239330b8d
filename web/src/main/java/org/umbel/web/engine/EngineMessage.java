package org.umbel.web.engine;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.engine.EngineRequest;
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.domain.interaction.Interaction;
import org.umbel.domain.interaction.UserData;
import org.umbel.web.answer.Json;

/// A message of a routing engine, by its names.
record EngineMessage(JsonObject json) {
  private static final int MOST_TARGETS = 500;

  /// What cannot be done with a message, in words.
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }

    String words() {
      return String.valueOf(getMessage());
    }
  }

  static EngineMessage read(InputStream body) {
    try (var reader = Json.PROVIDER.createReader(body)) {
      return new EngineMessage(reader.readObject());
    } catch (JsonException noJson) {
      throw new Malformed("This is no JSON object.");
    }
  }

  static EngineMessage read(String text) {
    try (var reader = Json.PROVIDER.createReader(new StringReader(text))) {
      return new EngineMessage(reader.readObject());
    } catch (JsonException noJson) {
      throw new Malformed("This is no JSON object.");
    }
  }

  /// The text, or the number as it is written; empty when there is none.
  String text(String name) {
    return switch (json.get(name)) {
      case JsonString text -> text.getString();
      case null -> "";
      case JsonValue other ->
          other.getValueType() == JsonValue.ValueType.NUMBER ? other.toString() : "";
    };
  }

  ConnectionId connection(String name) {
    return ConnectionId.parse(text(name))
        .orElseThrow(() -> new Malformed(name + " must be 1 to 32 hexadecimal digits."));
  }

  /// PreviewInteractionRequest: one worker.
  EngineRequest one() {
    return new EngineRequest(interaction(), List.of(needed("agent")));
  }

  /// PreviewInteractionMultiple: many at once, with `^` between them.
  EngineRequest many() {
    var targets =
        Arrays.stream(needed("targets").split("\\^"))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
      throw new Malformed("targets must be 1 to " + MOST_TARGETS + " agent logins.");
    }
    return new EngineRequest(interaction(), targets);
  }

  private String needed(String name) {
    var value = text(name);
    if (value.isBlank()) {
      throw new Malformed(name + " is missing.");
    }
    return value;
  }

  private Interaction interaction() {
    var data = userData();
    return new Interaction(
        connection("connId"),
        channel(),
        data.value("USER-ID").or(() -> data.value("ANI")).flatMap(PhoneNumber::parse),
        PhoneNumber.parse(text("dn")),
        Optional.of(text("switch")).filter(name -> !name.isBlank()),
        data);
  }

  private Channel channel() {
    return switch (text("mediaType").toLowerCase(Locale.ROOT)) {
      case "", "voice", "0" -> Channel.VOICE;
      case "chat", "5" -> Channel.CHAT;
      default -> throw new Malformed("mediaType must be voice or chat.");
    };
  }

  private UserData userData() {
    var pairs = new LinkedHashMap<String, String>();
    if (json.get("userData") instanceof JsonObject object) {
      object.forEach((key, value) ->
          pairs.put(key, value instanceof JsonString text ? text.getString() : value.toString()));
    }
    try {
      return new UserData(pairs);
    } catch (IllegalArgumentException tooMuch) {
      throw new Malformed(tooMuch.getMessage() + ".");
    }
  }
}
