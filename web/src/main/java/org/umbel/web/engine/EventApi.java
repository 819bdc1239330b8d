package org.umbel.web.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.umbel.domain.person.Role;
import org.umbel.domain.report.ReportJson;
import org.umbel.domain.report.ReportRing;
import org.umbel.web.answer.Problem;
import org.umbel.web.worker.Gate;

/// Reports as they come, by server-sent events; `Last-Event-ID` goes on behind the report that has
/// it. At most [#MOST] streams at once.
final class EventApi implements HttpService, AutoCloseable {
  static final int MOST = 20;
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
  private static final int SLICES = 15; // of the silence; the end of the server is seen between
  private static final int AT_ONCE = 100;

  private final Gate gate;
  private final ReportRing ring;
  private final Duration signOfLife;
  private final Semaphore room = new Semaphore(MOST);
  private volatile boolean closed;

  EventApi(Gate gate, ReportRing ring) {
    this(gate, ring, SIGN_OF_LIFE);
  }

  /// @param signOfLife after how much silence a comment is sent
  EventApi(Gate gate, ReportRing ring, Duration signOfLife) {
    this.gate = gate;
    this.signOfLife = signOfLife;
    this.ring = ring;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/events", gate.account(Role.SUPERVISOR, (_, q, a) -> stream(q, a)));
  }

  private void stream(ServerRequest request, ServerResponse response) {
    if (!room.tryAcquire()) {
      Problem.of(Status.SERVICE_UNAVAILABLE_503, MOST + " programs follow the events already.")
          .send(response);
      return;
    }
    response.header("Content-Type", "text/event-stream");
    response.header("Cache-Control", "no-cache");
    try (var out = response.outputStream()) {
      follow(request, out);
    } catch (IOException | UncheckedIOException gone) {
      // comes again with the last id
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      room.release();
    }
  }

  private void follow(ServerRequest request, OutputStream out)
      throws IOException, InterruptedException {
    var last = request.headers().first(HeaderNames.create("Last-Event-ID"));
    var known = last.flatMap(ring::after);
    write(out, ": umbel\nretry: 2000\n\n");
    if (last.isPresent() && known.isEmpty()) {
      write(out, "event: missed\ndata: {}\n\n"); // some are not known here any more
    }
    var next = known.orElseGet(() -> last.isPresent() ? ring.oldest() : ring.end());
    for (var quiet = 0; !closed; ) {
      next = Math.max(next, ring.oldest());
      var some = ring.from(next, AT_ONCE, signOfLife.dividedBy(SLICES));
      if (some.isEmpty() && ++quiet % SLICES == 0) {
        write(out, ":\n\n");
      }
      for (var report : some) {
        write(
            out,
            "id: %s\nevent: %s\ndata: %s\n\n"
                .formatted(report.id(), report.kind().word(), ReportJson.of(report)));
        next++;
      }
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    closed = true;
  }
}
