package org.umbel.web.worker;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Predicate;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Cause;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.preview.OfferId;
import org.umbel.domain.preview.Where;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;

/// What a worker's screen asks for: the state, offers, the redirect number; described in
/// `openapi.yaml`. What comes of it is told by the WebSocket.
final class WorkerApi implements HttpService {
  private final Gate gate;
  private final WorkerServices services;
  private final EndedOffers ended;

  WorkerApi(Gate gate, WorkerServices services, EndedOffers ended) {
    this.gate = gate;
    this.services = services;
    this.ended = ended;
  }

  /// An answer to a worker.
  @FunctionalInterface
  interface Served {
    void serve(Worker worker, ServerRequest request, ServerResponse response);
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/worker", worker(this::all))
        .get("/worker/socket", worker((_, _, response) -> socketOnly(response)))
        .put("/worker/state", worker(this::setState))
        .put("/worker/redirect", worker(this::redirect))
        .post("/worker/offers/{id}/accept", worker(this::accept))
        .post("/worker/offers/{id}/reject", worker(this::reject));
  }

  /// Lets those through who are workers and enabled.
  Handler worker(Served next) {
    return gate.person((extension, request, response) -> {
      var worker = services.workers().byPerson(extension).filter(Worker::enabled);
      if (worker.isPresent()) {
        next.serve(worker.get(), request, response);
      } else {
        Problem.of(Status.FORBIDDEN_403, "Only for knowledge workers.").send(response);
      }
    });
  }

  private void all(Worker worker, ServerRequest request, ServerResponse response) {
    Json.send(whole(new WorkerScreen(services, ended, worker.id())), response);
  }

  static JsonObject whole(Screen screen) {
    var json = Json.PROVIDER.createObjectBuilder();
    screen.parts().forEach(part -> json.add(part.word(), screen.show(part)));
    return json.build();
  }

  /// Who came here did not ask for a WebSocket, or from another site.
  static void socketOnly(ServerResponse response) {
    response.header("Upgrade", "websocket");
    Problem.of(Status.UPGRADE_REQUIRED_426, "Only by WebSocket of version 13, from this site.")
        .send(response);
  }

  private void setState(Worker worker, ServerRequest request, ServerResponse response) {
    setState(worker.id(), Cause.WORKER, services.states(), request, response);
  }

  /// Puts an agent into a state of the menu.
  static void setState(
      AgentId agent,
      Cause cause,
      StateBook states,
      ServerRequest request,
      ServerResponse response) {
    var id = Wish.of(request).flatMap(wish -> wish.text("id"));
    if (id.isEmpty()) {
      Wish.malformed(response, "{\"id\": \"…\"}");
    } else if (states.set(agent, id.get(), cause)) {
      Wish.done(response);
    } else {
      Problem.of(Status.CONFLICT_409, "The menu has no such state.").send(response);
    }
  }

  private void redirect(Worker worker, ServerRequest request, ServerResponse response) {
    var wish = Wish.of(request);
    var typed = wish.flatMap(one -> one.text("number")).orElse("").strip();
    var number = PhoneNumber.parse(typed);
    if (wish.isEmpty() || (number.isEmpty() && !typed.isEmpty())) {
      Wish.malformed(response, "{\"number\": \"…\", \"enabled\": true or false}");
    } else if (services.states().redirect(worker.id(), number, wish.get().yes("enabled"))) {
      Wish.done(response);
    } else {
      Problem.of(Status.FORBIDDEN_403, "This person may not set a redirect number.").send(response);
    }
  }

  private void accept(Worker worker, ServerRequest request, ServerResponse response) {
    var elsewhere = Wish.of(request).flatMap(wish -> wish.text("where")).orElse("own");
    var where = where(worker, elsewhere);
    if (where.isEmpty()) {
      Problem.of(Status.CONFLICT_409, "No redirect number is set.").send(response);
      return;
    }
    answer(offer -> services.previews().accept(offer, worker.id(), where.get()), request, response);
  }

  private Optional<Where> where(Worker worker, String word) {
    return word.equals("redirect")
        ? services.options().of(worker.id()).redirect().usable().map(Where.Elsewhere::new)
        : Optional.of(Where.OWN_PLACE);
  }

  private void reject(Worker worker, ServerRequest request, ServerResponse response) {
    answer(offer -> services.previews().reject(offer, worker.id()), request, response);
  }

  private static void answer(
      Predicate<OfferId> step, ServerRequest request, ServerResponse response) {
    var id = new OfferId(request.path().pathParameters().get("id"));
    if (step.test(id)) {
      Wish.done(response);
    } else {
      Problem.of(Status.CONFLICT_409, "This is not offered any more.").send(response);
    }
  }
}
