package org.umbel.web.answer;

import io.helidon.webserver.http.ServerResponse;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;

/// JSON, written and read by one provider: looking it up each time is slow.
public final class Json {
  public static final JsonProvider PROVIDER = JsonProvider.provider();

  private Json() {}

  public static void send(JsonObject body, ServerResponse response) {
    response.header("Content-Type", "application/json");
    response.send(bytes(body));
  }

  public static byte[] bytes(JsonObject object) {
    return object.toString().getBytes(StandardCharsets.UTF_8);
  }
}
