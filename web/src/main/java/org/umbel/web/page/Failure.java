package org.umbel.web.page;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.umbel.web.answer.Problem;

/// Something that was not done, told to a person as a page and to a program as a [Problem].
///
/// @param notice the key of the page's words
/// @param detail for programs
public record Failure(Status status, String notice, String detail) {
  public static final Failure UNAVAILABLE =
      new Failure(
          Status.SERVICE_UNAVAILABLE_503,
          "notice-unavailable",
          "The mailbox cannot be reached now. Try again.");
  public static final Failure UNKNOWN_SETTINGS =
      new Failure(
          Status.SERVICE_UNAVAILABLE_503,
          "notice-unavailable",
          "The person's settings cannot be reached now; nothing was changed. Try again.");
  public static final Failure GONE =
      new Failure(Status.NOT_FOUND_404, "notice-gone", "The message is not there any more.");
  public static final Failure STALE =
      new Failure(
          Status.FORBIDDEN_403,
          "notice-stale",
          "The form is not from this login. Load the page again.");
  public static final Failure BROKEN =
      new Failure(Status.INTERNAL_SERVER_ERROR_500, "notice-broken", "Something broke here.");

  public void send(ServerRequest request, ServerResponse response) {
    if (wantsPage(request)) {
      var language = PageLanguage.of(request);
      Notice.show(response, status, language, notice);
    } else {
      Problem.of(status, detail).send(response);
    }
  }

  private static boolean wantsPage(ServerRequest request) {
    return !request.path().rawPath().startsWith("/api/")
        && request.headers().first(HeaderNames.ACCEPT).orElse("").contains("text/html");
  }
}
