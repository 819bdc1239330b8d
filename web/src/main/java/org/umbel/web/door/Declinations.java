package org.umbel.web.door;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import org.umbel.web.answer.Problem;

/// Tells a program that it was not let in.
final class Declinations {
  private Declinations() {}

  /// @param credentials what to log in with, in words
  static void tell(LoginDesk.Outcome.Declined why, String credentials, ServerResponse response) {
    switch (why) {
      case LoginDesk.Outcome.Busy _ -> {
        response.header("Retry-After", "3");
        Problem.of(Status.SERVICE_UNAVAILABLE_503, "Too many logins at once.").send(response);
      }
      case LoginDesk.Outcome.SlowDown slow -> {
        response.header("Retry-After", Long.toString(slow.seconds()));
        Problem.of(Status.TOO_MANY_REQUESTS_429, "Too many wrong logins from there.")
            .send(response);
      }
      case LoginDesk.Outcome.Overheard _ ->
          Problem.of(Status.FORBIDDEN_403, "Only from this machine or over HTTPS.").send(response);
      case LoginDesk.Outcome.Refused _ -> {
        response.header("WWW-Authenticate", "Basic realm=\"umbel\", charset=\"UTF-8\"");
        Problem.of(Status.UNAUTHORIZED_401, "Log in with " + credentials + ".").send(response);
      }
    }
  }
}
