package org.umbel.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.umbel.web.answer.Problem;

/// Something that was not done, told to a person as a page and to a program as a [Problem].
///
/// @param notice the key of the page's words
/// @param detail for programs
record Failure(Status status, String notice, String detail) {
  static final Failure UNAVAILABLE =
      new Failure(
          Status.SERVICE_UNAVAILABLE_503,
          "notice-unavailable",
          "The mailbox cannot be reached now. Try again.");
  static final Failure UNKNOWN_SETTINGS =
      new Failure(
          Status.SERVICE_UNAVAILABLE_503,
          "notice-unavailable",
          "The person's settings cannot be reached now; nothing was changed. Try again.");
  static final Failure GONE =
      new Failure(Status.NOT_FOUND_404, "notice-gone", "The message is not there any more.");
  static final Failure STALE =
      new Failure(
          Status.FORBIDDEN_403,
          "notice-stale",
          "The form is not from this login. Load the page again.");
  static final Failure BROKEN =
      new Failure(Status.INTERNAL_SERVER_ERROR_500, "notice-broken", "Something broke here.");

  void send(ServerRequest request, ServerResponse response) {
    if (wantsPage(request)) {
      var language = PageLanguage.of(request);
      Pages.notice(response, status, language, NoticeView.of(language, notice));
    } else {
      Problem.of(status, detail).send(response);
    }
  }

  private static boolean wantsPage(ServerRequest request) {
    return !request.path().rawPath().startsWith("/api/")
        && request.headers().first(HeaderNames.ACCEPT).orElse("").contains("text/html");
  }
}
