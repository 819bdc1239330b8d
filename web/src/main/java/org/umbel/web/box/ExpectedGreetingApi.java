package org.umbel.web.box;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.greeting.Greeter;
import org.umbel.domain.speech.Language;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;
import org.umbel.web.door.BoxDoor;

/// What a caller would hear of a person, and why (CA-3 to CA-10); described in `openapi.yaml`.
public final class ExpectedGreetingApi implements HttpService {
  private static final String OWN = "/mailbox/greeting";
  private static final String NAMED = "/boxes/{extension}/greeting";

  private final BoxDoor door;
  private final Greeter greeter;

  public ExpectedGreetingApi(BoxDoor door, Greeter greeter) {
    this.door = door;
    this.greeter = greeter;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get(OWN, door.own(this::show))
        .get(NAMED, door.named(this::show))
        .any(OWN, (_, response) -> Problem.notAllowed(response, "GET"))
        .any(NAMED, (_, response) -> Problem.notAllowed(response, "GET"));
  }

  private void show(BoxDoor.Box box, ServerRequest request, ServerResponse response) {
    var caller = asked(request, "caller").map(ExpectedGreetingApi::international);
    var number = caller.flatMap(PhoneNumber::parse);
    if (caller.isPresent() && number.isEmpty()) {
      malformed("caller is to be a telephone number; a hidden one is left out.", response);
      return;
    }
    var language = asked(request, "language");
    var chosen = language.flatMap(Language::of);
    if (language.isPresent() && chosen.isEmpty()) {
      malformed("language is to be one that can be spoken, such as en.", response);
      return;
    }
    var time = asked(request, "at");
    var at = time.isPresent() ? time.flatMap(this::time) : Optional.of(greeter.now());
    if (at.isEmpty()) {
      malformed("at is to be a time such as 2026-03-02T20:15 or 2026-03-02T20:15Z.", response);
      return;
    }
    var choice = greeter.choose(box.person(), number, chosen, at.get());
    Json.send(ExpectedGreetingJson.of(choice, box.person(), number, at.get()), response);
  }

  private static void malformed(String detail, ServerResponse response) {
    Problem.of(Status.BAD_REQUEST_400, detail).send(response);
  }

  private static Optional<String> asked(ServerRequest request, String name) {
    return request.query().first(name).asOptional();
  }

  /// A + that was not written as `%2B` arrives as a blank.
  private static String international(String number) {
    return number.startsWith(" ") ? "+" + number.substring(1) : number;
  }

  /// Without an offset it is meant where the server is.
  private Optional<LocalDateTime> time(String text) {
    try {
      var read =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          read instanceof OffsetDateTime moment
              ? moment.atZoneSameInstant(greeter.zone()).toLocalDateTime()
              : LocalDateTime.from(read));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
