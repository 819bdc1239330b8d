package org.umbel.web;

import io.helidon.http.HttpException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.MessageGone;
import org.umbel.domain.settings.SettingsUnavailable;
import org.umbel.web.answer.Problem;
import org.umbel.web.page.Failure;

/// Tells what went wrong, in words and without its insides.
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static void register(HttpRouting.Builder routing) {
    routing
        .error(MailboxUnavailable.class, Failures::unavailable)
        .error(SettingsUnavailable.class, Failures::unknown)
        .error(MessageGone.class, Failures::gone)
        .error(RuntimeException.class, Failures::other);
  }

  private static void unavailable(
      ServerRequest request, ServerResponse response, MailboxUnavailable why) {
    LOG.debug("web.mailbox-unavailable path={}", request.path().rawPath(), why);
    response.header("Retry-After", "10");
    Failure.UNAVAILABLE.send(request, response);
  }

  private static void unknown(
      ServerRequest request, ServerResponse response, SettingsUnavailable why) {
    LOG.debug("web.settings-unavailable path={}", request.path().rawPath(), why);
    response.header("Retry-After", "10");
    Failure.UNKNOWN_SETTINGS.send(request, response);
  }

  private static void gone(ServerRequest request, ServerResponse response, MessageGone why) {
    Failure.GONE.send(request, response);
  }

  private static void other(
      ServerRequest request, ServerResponse response, RuntimeException failure) {
    switch (failure) {
      case CloseConnectionException over -> throw over;
      case UncheckedIOException client ->
          throw new CloseConnectionException("The client is gone", client);
      case HttpException known -> Problem.of(known.status(), "Not served.").send(response);
      default -> {
        LOG.error(
            "web.failed method={} path={}",
            request.prologue().method(),
            request.path().rawPath(),
            failure);
        Failure.BROKEN.send(request, response);
      }
    }
  }
}
