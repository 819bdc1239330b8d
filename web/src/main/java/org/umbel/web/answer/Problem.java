package org.umbel.web.answer;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/// What went wrong, for programs (RFC 9457).
///
/// @param detail for people, in a sentence
public record Problem(Status status, String detail) {

  public static Problem of(Status status, String detail) {
    return new Problem(status, detail);
  }

  public static void notAllowed(ServerResponse response, String allowed) {
    response.header("Allow", allowed);
    of(Status.METHOD_NOT_ALLOWED_405, "Allowed here: " + allowed + ".").send(response);
  }

  /// Nothing was changed, because of mistakes that are to be sent with it.
  public static Problem mistakes(int count) {
    return of(
        Status.UNPROCESSABLE_CONTENT_422,
        count + (count == 1 ? " mistake" : " mistakes") + "; nothing was changed.");
  }

  public void send(ServerResponse response) {
    send(response, body().build());
  }

  /// With all mistakes that were found.
  public void send(ServerResponse response, JsonArrayBuilder mistakes) {
    send(response, body().add("mistakes", mistakes).build());
  }

  private JsonObjectBuilder body() {
    return Json.PROVIDER
        .createObjectBuilder()
        .add("type", "about:blank")
        .add("title", status.reasonPhrase())
        .add("status", status.code())
        .add("detail", detail);
  }

  private void send(ServerResponse response, JsonObject body) {
    response.status(status);
    response.header("Content-Type", "application/problem+json");
    response.send(Json.bytes(body));
  }
}
