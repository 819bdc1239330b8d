package org.umbel.web.engine;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.umbel.domain.engine.EngineAnswer;
import org.umbel.domain.engine.EngineAnswer.Why;
import org.umbel.domain.engine.EngineDesk;
import org.umbel.domain.engine.EngineRequest;
import org.umbel.domain.person.Role;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;
import org.umbel.web.engine.EngineMessage.Malformed;
import org.umbel.web.worker.Gate;

/// What routing engines ask for by HTTP, described in `openapi.yaml`; each answer waits until the
/// offer has ended. While that takes long blanks are sent, which mean nothing before JSON (RFC 8259
/// §2), so that nobody in between thinks that nobody is there; an engine that has gone is found out
/// so, and what it has asked for is taken back.
final class EngineApi implements HttpService {
  static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

  private final Gate gate;
  private final EngineDesk desk;
  private final Duration signOfLife;

  EngineApi(Gate gate, EngineDesk desk) {
    this(gate, desk, SIGN_OF_LIFE);
  }

  /// @param signOfLife how often a blank is sent
  EngineApi(Gate gate, EngineDesk desk, Duration signOfLife) {
    this.gate = gate;
    this.desk = desk;
    this.signOfLife = signOfLife;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post(
            "/engine/PreviewInteractionRequest",
            gate.account(Role.ENGINE, (_, q, a) -> offer(EngineMessage::one, q, a)))
        .post(
            "/engine/PreviewInteractionMultiple",
            gate.account(Role.ENGINE, (_, q, a) -> offer(EngineMessage::many, q, a)))
        .post(
            "/engine/PreviewInteractionCancel",
            gate.account(Role.ENGINE, (_, q, a) -> cancel(q, a)))
        .get(
            "/engine/socket",
            gate.account(
                Role.ENGINE,
                (_, _, a) ->
                    Problem.of(Status.UPGRADE_REQUIRED_426, "Only by WebSocket.").send(a)));
  }

  private void offer(
      Function<EngineMessage, EngineRequest> meaning,
      ServerRequest request,
      ServerResponse response) {
    try {
      var wanted = meaning.apply(EngineMessage.read(request.content().inputStream()));
      var wait = LongWait.begin(desk, wanted);
      var soon = wait.within(signOfLife);
      if (soon.isPresent()) {
        send(wanted, soon.get(), response);
      } else {
        sendLate(wanted, wait, response);
      }
    } catch (Malformed malformed) {
      Problem.of(Status.BAD_REQUEST_400, malformed.words()).send(response);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      Problem.of(Status.SERVICE_UNAVAILABLE_503, "The server is ending.").send(response);
    }
  }

  private static void send(EngineRequest wanted, EngineAnswer answer, ServerResponse response) {
    if (answer instanceof EngineAnswer.Refused(var why)) {
      Problem.of(status(why), EngineResult.words(why)).send(response);
    } else {
      Json.send(EngineResult.of(wanted, answer).build(), response);
    }
  }

  private void sendLate(EngineRequest wanted, LongWait wait, ServerResponse response)
      throws InterruptedException {
    response.header("Content-Type", "application/json");
    var answer = Optional.<EngineAnswer>empty();
    try (var out = response.outputStream()) {
      while (answer.isEmpty()) {
        out.write(' ');
        out.flush();
        answer = wait.within(signOfLife);
      }
      out.write(Json.bytes(EngineResult.of(wanted, answer.get()).build()));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } finally {
      if (answer.isEmpty()) {
        wait.giveUp(); // the engine has gone, or the server ends
      }
    }
  }

  private static Status status(Why why) {
    return switch (why) {
      case OFFERED_ALREADY -> Status.CONFLICT_409;
      case TOO_MANY -> Status.SERVICE_UNAVAILABLE_503;
    };
  }

  private void cancel(ServerRequest request, ServerResponse response) {
    try {
      var id = EngineMessage.read(request.content().inputStream()).connection("ConnID");
      if (desk.cancel(id)) {
        response.status(Status.NO_CONTENT_204).send();
      } else {
        Problem.of(Status.NOT_FOUND_404, "Nothing of this connection id is offered.")
            .send(response);
      }
    } catch (Malformed malformed) {
      Problem.of(Status.BAD_REQUEST_400, malformed.words()).send(response);
    }
  }
}
