package org.umbel.web;

import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.umbel.web.answer.Problem;

/// How much a request may bring: a few kilobytes, and more only where sounds are brought.
final class BodyLimits implements Filter {
  private static final int LONGEST = 16 * 1_024;

  /// Bytes of a sound: a minute and a half as a studio records it, half an hour as a telephone
  /// does.
  static final int LARGEST_SOUND = 16 * 1_024 * 1_024;

  private static final Pattern SOUNDS =
      Pattern.compile("/api/v1/((mailbox|boxes/[0-9]+)/greetings/[^/]+|greetings/everybody)");

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    var most = bringsSound(request) ? LARGEST_SOUND : LONGEST;
    if (request.headers().contentLength().orElse(0) > most) {
      response.header("Connection", "close");
      Problem.of(Status.REQUEST_ENTITY_TOO_LARGE_413, "At most " + most + " bytes are taken here.")
          .send(response);
      return;
    }
    request.streamFilter(body -> new Bounded(body, most));
    chain.proceed();
  }

  private static boolean bringsSound(RoutingRequest request) {
    return request.prologue().method().text().equals("PUT")
        && SOUNDS.matcher(request.path().path()).matches();
  }

  /// A body whose length was not announced.
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream body, long most) {
      super(body);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      var value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      var count = super.read(into, offset, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw new HttpException("too long", Status.REQUEST_ENTITY_TOO_LARGE_413, false);
      }
    }
  }
}
