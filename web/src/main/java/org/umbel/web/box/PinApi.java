package org.umbel.web.box;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import java.security.SecureRandom;
import java.util.Optional;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.person.PinRules.Objection;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;
import org.umbel.web.door.BoxDoor;

/// What administrators' programs do about PINs (WM-4): open a box that was locked, and give a PIN
/// to somebody who has none or forgot it; described in `openapi.yaml`.
public final class PinApi implements HttpService {
  private static final String PIN = "/boxes/{extension}/pin";
  private static final String UNLOCK = "/boxes/{extension}/unlock";

  private final BoxDoor door;
  private final PinGate pins;
  private final SecureRandom random = new SecureRandom();

  public PinApi(BoxDoor door, PinGate pins) {
    this.door = door;
    this.pins = pins;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .put(PIN, door.named(this::give))
        .post(UNLOCK, door.named(this::unlock))
        .any(PIN, (_, response) -> Problem.notAllowed(response, "PUT"))
        .any(UNLOCK, (_, response) -> Problem.notAllowed(response, "POST"));
  }

  private void unlock(BoxDoor.Box box, ServerRequest request, ServerResponse response) {
    pins.unlock(box.person());
    response.status(Status.NO_CONTENT_204).send();
  }

  private void give(BoxDoor.Box box, ServerRequest request, ServerResponse response) {
    switch (wish(request)) {
      case Wish.Any _ -> {
        var pin = pins.rules().make(box.person(), random);
        pins.give(box.person(), pin);
        Json.send(Json.PROVIDER.createObjectBuilder().add("pin", pin.digits()).build(), response);
      }
      case Wish.Malformed _ ->
          Problem.of(Status.BAD_REQUEST_400, "Send {\"pin\": \"…\"} with one to 24 digits, or {}.")
              .send(response);
      case Wish.Given(var pin) -> {
        var objection = pins.rules().objection(pin, box.person());
        if (objection.isPresent()) {
          Problem.of(Status.UNPROCESSABLE_CONTENT_422, words(objection.get())).send(response);
          return;
        }
        pins.give(box.person(), pin);
        response.status(Status.NO_CONTENT_204).send();
      }
    }
  }

  private String words(Objection objection) {
    return switch (objection) {
      case TOO_SHORT -> "A PIN has " + pins.rules().shortest() + " digits or more.";
      case TOO_SIMPLE -> "This PIN is too easy to guess.";
      case SAME_AS_BEFORE, USED_BEFORE -> "This PIN was used before.";
    };
  }

  private sealed interface Wish {
    record Any() implements Wish {}

    record Given(Pin pin) implements Wish {}

    record Malformed() implements Wish {}
  }

  private static Wish wish(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return new Wish.Any();
    }
    try (var reader = Json.PROVIDER.createReader(request.content().inputStream())) {
      var body = reader.readObject();
      if (body.isEmpty()) {
        return new Wish.Any();
      }
      return body.get("pin") instanceof JsonString text
          ? pin(text.getString()).<Wish>map(Wish.Given::new).orElseGet(Wish.Malformed::new)
          : new Wish.Malformed();
    } catch (JsonException noJson) {
      return new Wish.Malformed();
    }
  }

  private static Optional<Pin> pin(String digits) {
    return digits.matches("[0-9]{1,24}") ? Optional.of(new Pin(digits)) : Optional.empty();
  }
}
