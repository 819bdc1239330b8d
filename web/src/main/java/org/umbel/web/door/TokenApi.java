package org.umbel.web.door;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;

/// Logins of programs: a token serves as extension and PIN, or name and password, for as long as a
/// login on the page; described in `openapi.yaml`.
public final class TokenApi implements HttpService {
  private static final String TOKENS = "/tokens";

  private final Door door;
  private final Sessions sessions;

  public TokenApi(Door door, Sessions sessions) {
    this.door = door;
    this.sessions = sessions;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post(TOKENS, this::open)
        .delete(TOKENS, this::close)
        .any(TOKENS, (_, response) -> Problem.notAllowed(response, "DELETE, POST"));
  }

  private void open(ServerRequest request, ServerResponse response) {
    switch (door.caller(request)) {
      case LoginDesk.Outcome.Admitted(var person) ->
          send(new Session.Owner.Person(person.extension()), response);
      case LoginDesk.Outcome.Official(var account) ->
          send(new Session.Owner.Official(account), response);
      case LoginDesk.Outcome.Declined declined ->
          Declinations.tell(declined, "extension and PIN, or name and password", response);
    }
  }

  private void send(Session.Owner owner, ServerResponse response) {
    var session = sessions.open(owner);
    Json.send(
        Json.PROVIDER
            .createObjectBuilder()
            .add("token", session.id())
            .add("idleSeconds", sessions.idle().toSeconds())
            .build(),
        response);
  }

  private void close(ServerRequest request, ServerResponse response) {
    var session = door.session(request);
    if (session.isEmpty()) {
      Declinations.tell(new LoginDesk.Outcome.Refused(), "the token", response);
      return;
    }
    sessions.close(session.get());
    response.status(Status.NO_CONTENT_204).send();
  }
}
