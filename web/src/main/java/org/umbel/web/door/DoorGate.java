package org.umbel.web.door;

import io.helidon.http.Headers;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import java.util.Optional;
import org.umbel.domain.person.Role;
import org.umbel.web.answer.Problem;
import org.umbel.web.worker.Gate;

/// Lets workers, agents and supervisors through as the logins say.
public final class DoorGate implements Gate {
  private final Door door;

  public DoorGate(Door door) {
    this.door = door;
  }

  @Override
  public Handler person(PersonServed next) {
    return (request, response) -> {
      switch (door.caller(request)) {
        case LoginDesk.Outcome.Admitted(var person) ->
            next.serve(person.extension(), request, response);
        case LoginDesk.Outcome.Official _ ->
            Problem.of(Status.FORBIDDEN_403, "Only for people with an extension.").send(response);
        case LoginDesk.Outcome.Declined declined ->
            Declinations.tell(declined, "extension and PIN", response);
      }
    };
  }

  @Override
  public Handler account(Role role, AccountServed next) {
    return (request, response) -> {
      switch (door.caller(request)) {
        case LoginDesk.Outcome.Official(var account) when account.may(role) ->
            next.serve(account.name(), request, response);
        case LoginDesk.Outcome.Official _, LoginDesk.Outcome.Admitted _ ->
            Problem.of(Status.FORBIDDEN_403, "Only for the role " + role.word() + ".")
                .send(response);
        case LoginDesk.Outcome.Declined declined ->
            Declinations.tell(declined, "name and password", response);
      }
    };
  }

  @Override
  public Optional<Visitor> visitor(Headers headers) {
    var request = ServerRequestHeaders.create(headers);
    return door.session(request)
        .map(session ->
            new Visitor(
                who(session.owner()),
                session.token(),
                () -> door.session(request).filter(session::equals).isPresent()));
  }

  @Override
  public Optional<String> official(Headers headers, Role role) {
    return door.session(ServerRequestHeaders.create(headers))
        .flatMap(session ->
            session.owner() instanceof Session.Owner.Official(var account) && account.may(role)
                ? Optional.of(account.name())
                : Optional.empty());
  }

  private static Visitor.Who who(Session.Owner owner) {
    return switch (owner) {
      case Session.Owner.Person(var extension) -> new Visitor.Who.Person(extension);
      case Session.Owner.Official(var account) ->
          account.may(Role.AGENT) ? new Visitor.Who.Agent(account.name()) : new Visitor.Who.Other();
    };
  }
}
