package org.umbel.web.answer;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;

/// Sends a browser to another page of ours.
public final class Redirect {
  private Redirect() {}

  /// By GET, whatever brought it here (RFC 9110 §15.4.4).
  public static void to(ServerResponse response, String path) {
    response.status(Status.SEE_OTHER_303);
    response.header("Location", path);
    response.send();
  }
}
