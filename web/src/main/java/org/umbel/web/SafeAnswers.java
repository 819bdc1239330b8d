package org.umbel.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import org.umbel.web.answer.Problem;

/// What holds for every answer: nothing private is cached or framed, nothing foreign is run, and
/// another site cannot use a session.
final class SafeAnswers implements Filter {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; media-src 'self';"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    response.header("Content-Security-Policy", POLICY);
    response.header("X-Content-Type-Options", "nosniff");
    response.header("Referrer-Policy", "same-origin");
    response.header("Cross-Origin-Resource-Policy", "same-origin");
    response.header("Cache-Control", "no-store");
    if (changes(request) && fromElsewhere(request)) {
      Problem.of(Status.FORBIDDEN_403, "The request comes from another site.").send(response);
      return;
    }
    chain.proceed();
  }

  private static boolean changes(RoutingRequest request) {
    return switch (request.prologue().method().text()) {
      case "GET", "HEAD", "OPTIONS" -> false;
      default -> true;
    };
  }

  /// Browsers tell where a request comes from; what tells nothing is no browser or an old one, and
  /// the form's token and the cookie's SameSite decide.
  private static boolean fromElsewhere(RoutingRequest request) {
    var site = request.headers().first(HeaderNames.create("Sec-Fetch-Site")).orElse("none");
    return !site.equals("same-origin") && !site.equals("none");
  }
}
