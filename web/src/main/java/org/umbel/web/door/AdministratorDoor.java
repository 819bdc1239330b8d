package org.umbel.web.door;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.umbel.domain.person.Role;
import org.umbel.web.answer.Problem;
import org.umbel.web.answer.Redirect;
import org.umbel.web.page.Page;

/// Lets administrators through to what is only for them. Others are sent to the login when they
/// look at a page, and told so when they are programs.
public final class AdministratorDoor {
  private final Door door;

  public AdministratorDoor(Door door) {
    this.door = door;
  }

  /// A page for an administrator who has logged in.
  @FunctionalInterface
  public interface Page {
    void serve(Session session, ServerRequest request, ServerResponse response);
  }

  public Handler page(Page next) {
    return (request, response) ->
        door.administrator(request)
            .ifPresentOrElse(
                session -> next.serve(session, request, response),
                () -> Redirect.to(response, "/login?administrator"));
  }

  /// An answer for an administrator's program.
  public Handler admitting(Handler next) {
    return (request, response) -> {
      switch (door.caller(request)) {
        case LoginDesk.Outcome.Official(var account) when account.may(Role.ADMINISTRATOR) ->
            next.handle(request, response);
        case LoginDesk.Outcome.Official _, LoginDesk.Outcome.Admitted _ ->
            Problem.of(Status.FORBIDDEN_403, "Only for administrators.").send(response);
        case LoginDesk.Outcome.Declined declined ->
            Declinations.tell(declined, "name and password", response);
      }
    };
  }
}
