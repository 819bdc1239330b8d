package org.umbel.web.door;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.web.answer.Problem;

/// Finds out whose voice box a program's request is about: that of the person who asks, or the one
/// that an administrator names in the path.
public final class BoxDoor {
  private final Door door;
  private final AdministratorDoor administrators;
  private final People people;

  public BoxDoor(Door door, People people) {
    this.door = door;
    this.administrators = new AdministratorDoor(door);
    this.people = people;
  }

  /// Whose box, and whether the person itself asks.
  public record Box(Person person, boolean own) {}

  /// An answer about a box.
  @FunctionalInterface
  public interface Served {
    void serve(Box box, ServerRequest request, ServerResponse response);
  }

  /// For the person whose box it is.
  public Handler own(Served next) {
    return (request, response) -> {
      switch (door.caller(request)) {
        case LoginDesk.Outcome.Declined declined ->
            Declinations.tell(declined, "extension and PIN", response);
        case LoginDesk.Outcome.Official _ ->
            Problem.of(Status.FORBIDDEN_403, "An administrator has no mailbox.").send(response);
        case LoginDesk.Outcome.Admitted in ->
            next.serve(new Box(in.person(), true), request, response);
      }
    };
  }

  /// For administrators, with `{extension}` in the path.
  public Handler named(Served next) {
    return administrators.admitting((request, response) -> {
      var person =
          Extension.parse(request.path().pathParameters().get("extension"))
              .flatMap(people::byExtension);
      if (person.isEmpty()) {
        Problem.of(Status.NOT_FOUND_404, "Nobody has this extension.").send(response);
      } else {
        next.serve(new Box(person.get(), false), request, response);
      }
    });
  }

  /// For administrators, about no one's box.
  public Handler administrator(Handler next) {
    return administrators.admitting(next);
  }
}
