package org.umbel.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;

/// What went wrong, for programs (RFC 9457).
///
/// @param detail for people, in a sentence
record Problem(Status status, String detail) {

  static Problem of(Status status, String detail) {
    return new Problem(status, detail);
  }

  void send(ServerResponse response) {
    var body =
        Json.PROVIDER
            .createObjectBuilder()
            .add("type", "about:blank")
            .add("title", status.reasonPhrase())
            .add("status", status.code())
            .add("detail", detail)
            .build();
    response.status(status);
    response.header("Content-Type", "application/problem+json");
    response.send(Json.bytes(body));
  }
}
