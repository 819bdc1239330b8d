package org.umbel.web;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;

/// JSON, written and read by one provider: looking it up each time is slow.
final class Json {
  static final JsonProvider PROVIDER = JsonProvider.provider();

  private Json() {}

  static byte[] bytes(JsonObject object) {
    return object.toString().getBytes(StandardCharsets.UTF_8);
  }
}
