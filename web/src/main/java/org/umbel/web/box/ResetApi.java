package org.umbel.web.box;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.umbel.domain.person.People;
import org.umbel.domain.welcome.Reset;
import org.umbel.domain.welcome.ResetDone;
import org.umbel.domain.welcome.Resets;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;
import org.umbel.web.door.BoxDoor;
import org.umbel.web.page.Words;

/// Letters, new PINs and open boxes for people who do not get in, one or all of them (WM-2); for
/// administrators' programs, described in `openapi.yaml`.
public final class ResetApi implements HttpService {
  private static final String ONE = "/boxes/{extension}/reset";
  private static final String ALL = "/boxes/reset";

  private final BoxDoor door;
  private final People people;
  private final Resets resets;

  public ResetApi(BoxDoor door, People people, Resets resets) {
    this.door = door;
    this.people = people;
    this.resets = resets;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post(ONE, door.named(this::one))
        .post(ALL, door.administrator(all()))
        .any(ONE, (_, response) -> Problem.notAllowed(response, "POST"))
        .any(ALL, (_, response) -> Problem.notAllowed(response, "POST"));
  }

  private void one(BoxDoor.Box box, ServerRequest request, ServerResponse response) {
    var wish = wish(request);
    if (wish.isEmpty()) {
      malformed(response);
      return;
    }
    var done = resets.reset(box.person(), wish.get());
    switch (done.letter()) {
      case NOT_REACHED ->
          Problem.of(
                  Status.CONFLICT_409,
                  "Letters do not reach " + box.person().extension() + "; nothing was changed.")
              .send(response);
      case NO_ROOM -> {
        response.header("Retry-After", "60");
        Problem.of(
                Status.SERVICE_UNAVAILABLE_503,
                done.unlocked()
                    ? "The box is open, but there is no room for a letter now; the PIN is as it"
                        + " was."
                    : "There is no room for a letter now; nothing was changed.")
            .send(response);
      }
      case NOT_WANTED, ON_ITS_WAY, WITH_NEXT_CALL -> Json.send(json(List.of(done)), response);
    }
  }

  private Handler all() {
    return (request, response) ->
        wish(request)
            .ifPresentOrElse(
                what -> Json.send(json(resets.resetAll(people.all(), what)), response),
                () -> malformed(response));
  }

  private static JsonObject json(List<ResetDone> done) {
    var all = Json.PROVIDER.createArrayBuilder();
    for (var one : done) {
      all.add(
          Json.PROVIDER
              .createObjectBuilder()
              .add("extension", one.person().extension().digits())
              .add("name", one.person().name())
              .add("unlocked", one.unlocked())
              .add("newPin", one.newPin())
              .add("letter", Words.key(one.letter())));
    }
    return Json.PROVIDER.createObjectBuilder().add("people", all).build();
  }

  private static void malformed(ServerResponse response) {
    var words = Arrays.stream(Reset.values()).map(Words::key).collect(Collectors.joining(", "));
    Problem.of(Status.BAD_REQUEST_400, "Send {\"reset\": \"…\"} with one of: " + words + ".")
        .send(response);
  }

  private static Optional<Reset> wish(ServerRequest request) {
    try (var reader = Json.PROVIDER.createReader(request.content().inputStream())) {
      return reader.readObject().get("reset") instanceof JsonString text
          ? Arrays.stream(Reset.values())
              .filter(what -> Words.key(what).equals(text.getString()))
              .findFirst()
          : Optional.empty();
    } catch (JsonException noJson) {
      return Optional.empty();
    }
  }
}
