package org.umbel.web.worker;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.call.Key;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.interaction.Engagement;
import org.umbel.domain.interaction.EngagementId;
import org.umbel.domain.interaction.UserData;
import org.umbel.domain.interaction.VoiceCall;
import org.umbel.domain.interaction.VoiceCall.Steered;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;

/// Steers a worker's call, and keeps notes with it (KW-7); described in `openapi.yaml`.
final class CallSteersApi implements HttpService {
  private static final int MOST_KEYS = 32;
  private static final String CALL = "/worker/interactions/{id}";

  private final WorkerApi workers;
  private final WorkerServices services;

  CallSteersApi(WorkerApi workers, WorkerServices services) {
    this.workers = workers;
    this.services = services;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .put(CALL + "/notes", workers.worker(this::note))
        .post(CALL + "/{steer}", workers.worker(this::steer));
  }

  private void steer(Worker worker, ServerRequest request, ServerResponse response) {
    var entry = entry(worker, request);
    var wish = Wish.of(request);
    if (entry.isEmpty()) {
      gone(response);
    } else if (wish.isEmpty()) {
      Wish.malformed(response, "{\"target\": \"…\"} or {\"keys\": \"…\"}");
    } else {
      var steered =
          steered(request.path().pathParameters().get("steer"), entry.get().call(), wish.get());
      steered.ifPresentOrElse(
          outcome -> tell(outcome, response),
          () ->
              Wish.malformed(
                  response,
                  "answer, hold, retrieve, end-consult, complete-transfer, conference or release;"
                      + " transfer or consult with {\"target\": \"…\"}; keys with {\"keys\":"
                      + " \"…\"}"));
    }
  }

  /// @return empty when it is not known what is meant
  private static Optional<Steered> steered(String word, VoiceCall call, Wish wish) {
    return switch (word) {
      case "answer" -> Optional.of(call.answer());
      case "hold" -> Optional.of(call.hold());
      case "retrieve" -> Optional.of(call.retrieve());
      case "end-consult" -> Optional.of(call.endConsult());
      case "complete-transfer" -> Optional.of(call.completeTransfer());
      case "conference" -> Optional.of(call.conference());
      case "release" -> Optional.of(call.release());
      case "transfer" -> target(wish).map(call::transfer);
      case "consult" -> target(wish).map(call::consult);
      case "keys" -> keys(wish).map(call::press);
      default -> Optional.empty();
    };
  }

  private static Optional<PhoneNumber> target(Wish wish) {
    return wish.number("target");
  }

  private static Optional<List<Key>> keys(Wish wish) {
    var text = wish.text("keys").orElse("");
    var keys = new ArrayList<Key>();
    for (var i = 0; i < text.length(); i++) {
      Key.of(text.charAt(i)).ifPresent(keys::add);
    }
    return keys.isEmpty() || keys.size() != text.length() || keys.size() > MOST_KEYS
        ? Optional.empty()
        : Optional.of(List.copyOf(keys));
  }

  private static void tell(Steered outcome, ServerResponse response) {
    switch (outcome) {
      case Steered.Done() -> Wish.done(response);
      case Steered.Refused(var why) -> {
        response.status(Status.CONFLICT_409);
        Json.send(Json.PROVIDER.createObjectBuilder().add("why", why).build(), response);
      }
    }
  }

  private void note(Worker worker, ServerRequest request, ServerResponse response) {
    var entry = entry(worker, request);
    var text = Wish.of(request).flatMap(wish -> wish.text("text"));
    if (entry.isEmpty()) {
      gone(response);
    } else if (text.isEmpty()
        || !services.calls().note(entry.get().id(), worker.id(), text.get())) {
      Wish.malformed(
          response, "{\"text\": \"…\"}, at most " + UserData.LONGEST_VALUE + " characters");
    } else {
      Wish.done(response);
    }
  }

  private Optional<Engagement> entry(Worker worker, ServerRequest request) {
    var id = new EngagementId(request.path().pathParameters().get("id"));
    return services.calls().find(id, worker.id());
  }

  private static void gone(ServerResponse response) {
    Problem.of(Status.NOT_FOUND_404, "You have no such call, or no longer.").send(response);
  }
}
