package org.umbel.web.box;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.greeting.GreetingCalls;
import org.umbel.domain.greeting.GreetingCalls.Order;
import org.umbel.domain.greeting.GreetingCalls.Progress;
import org.umbel.domain.greeting.GreetingCalls.State;
import org.umbel.domain.greeting.GreetingCalls.Task;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;
import org.umbel.web.door.BoxDoor;
import org.umbel.web.page.Words;

/// Calls by which greetings and names are recorded and played (PP-2): ordered, and asked after;
/// described in `openapi.yaml`.
public final class GreetingCallsApi implements HttpService {
  private static final String ORDER = "/greetings/{word}/calls";
  private static final String ONE = "/greeting-calls/{id}";
  private static final String OWN = "/mailbox";
  private static final String NAMED = "/boxes/{extension}";
  private static final String EVERYBODY = "/greetings/everybody/calls";

  private final BoxDoor door;
  private final People people;
  private final GreetingCalls calls;

  public GreetingCallsApi(BoxDoor door, People people, GreetingCalls calls) {
    this.door = door;
    this.people = people;
    this.calls = calls;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post(OWN + ORDER, door.own(this::order))
        .post(NAMED + ORDER, door.named(this::order))
        .post(EVERYBODY, door.administrator(this::orderForEverybody))
        .get(OWN + ONE, door.own(this::progress))
        .get(NAMED + ONE, door.named(this::progress))
        .any(OWN + ORDER, (_, response) -> Problem.notAllowed(response, "POST"))
        .any(NAMED + ORDER, (_, response) -> Problem.notAllowed(response, "POST"))
        .any(EVERYBODY, (_, response) -> Problem.notAllowed(response, "POST"))
        .any(OWN + ONE, (_, response) -> Problem.notAllowed(response, "GET"))
        .any(NAMED + ONE, (_, response) -> Problem.notAllowed(response, "GET"));
  }

  private void order(BoxDoor.Box box, ServerRequest request, ServerResponse response) {
    var what = Recordable.of(request.path().pathParameters().get("word"));
    if (what.isEmpty()) {
      Problem.of(Status.NOT_FOUND_404, "Nothing that is recorded is called so.").send(response);
      return;
    }
    var order = wish(request).flatMap(wish -> order(wish, box.person(), what));
    order.ifPresentOrElse(one -> begin(one, response), () -> malformed(response));
  }

  /// Somebody is named, who is called and pays for a call outside.
  private void orderForEverybody(ServerRequest request, ServerResponse response) {
    var wish = wish(request);
    var person =
        wish.flatMap(json -> text(json, "extension"))
            .flatMap(Extension::parse)
            .flatMap(people::byExtension);
    person
        .flatMap(orderer -> wish.flatMap(json -> order(json, orderer, Optional.empty())))
        .ifPresentOrElse(one -> begin(one, response), () -> malformed(response));
  }

  private static Optional<Order> order(JsonObject wish, Person orderer, Optional<Recordable> what) {
    var task =
        switch (text(wish, "do").orElse("record")) {
          case "record" -> Optional.of(Task.RECORD);
          case "play" -> Optional.of(Task.PLAY);
          default -> Optional.<Task>empty();
        };
    var number =
        wish.containsKey("number")
            ? text(wish, "number").flatMap(PhoneNumber::parse)
            : Optional.of(orderer.extension().number());
    return task.flatMap(doing -> number.map(to -> new Order(orderer, what, doing, to)));
  }

  private void begin(Order order, ServerResponse response) {
    var id = calls.order(order);
    if (id.isEmpty()) {
      response.header("Retry-After", "30");
      Problem.of(
              Status.CONFLICT_409, "This person is being called already, or too many others are.")
          .send(response);
      return;
    }
    response.status(Status.ACCEPTED_202);
    Json.send(json(id.get(), new Progress(State.CALLING, "")), response);
  }

  private void progress(BoxDoor.Box box, ServerRequest request, ServerResponse response) {
    var id = request.path().pathParameters().get("id");
    calls
        .progress(box.person(), id)
        .ifPresentOrElse(
            now -> Json.send(json(id, now), response),
            () ->
                Problem.of(Status.NOT_FOUND_404, "No such call was ordered, or long ago.")
                    .send(response));
  }

  private static JsonObject json(String id, Progress now) {
    return Json.PROVIDER
        .createObjectBuilder()
        .add("call", id)
        .add("state", Words.key(now.state()))
        .add("why", now.why())
        .build();
  }

  private static void malformed(ServerResponse response) {
    Problem.of(
            Status.BAD_REQUEST_400,
            "Send {\"do\": \"record\" or \"play\", \"number\": \"…\"}; without a number the"
                + " person's phones ring. For everybody's greeting \"extension\" says who is"
                + " called.")
        .send(response);
  }

  private static Optional<String> text(JsonObject json, String key) {
    return json.get(key) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  private static Optional<JsonObject> wish(ServerRequest request) {
    try (var reader = Json.PROVIDER.createReader(request.content().inputStream())) {
      return Optional.of(reader.readObject());
    } catch (JsonException noJson) {
      return Optional.empty();
    }
  }
}
