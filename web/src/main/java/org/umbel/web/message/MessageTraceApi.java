package org.umbel.web.message;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.umbel.domain.person.Extension;
import org.umbel.domain.trace.MessageTraces;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;
import org.umbel.web.door.BoxDoor;

/// Which way messages went, for programs of their owners and of administrators; described in
/// `openapi.yaml`.
public final class MessageTraceApi implements HttpService {
  private static final int MOST = 1_000;
  private static final String OWN = "/mailbox/traces";
  private static final String OWN_ONE = "/mailbox/messages/{id}/trace";
  private static final String ALL = "/message-traces";
  private static final String ONE = "/message-traces/{id}";

  private final BoxDoor door;
  private final MessageTraces traces;

  public MessageTraceApi(BoxDoor door, MessageTraces traces) {
    this.door = door;
    this.traces = traces;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get(OWN, door.own(this::own))
        .get(OWN_ONE, door.own(this::ownOne))
        .get(ALL, door.administrator(this::all))
        .get(ONE, door.administrator(this::one));
    for (var path : new String[] {OWN, OWN_ONE, ALL, ONE}) {
      rules.any(path, (_, response) -> Problem.notAllowed(response, "GET"));
    }
  }

  private void own(BoxDoor.Box box, ServerRequest request, ServerResponse response) {
    Json.send(MessageTraceJson.of(traces.latest(box.person().extension(), MOST)), response);
  }

  private void ownOne(BoxDoor.Box box, ServerRequest request, ServerResponse response) {
    var trace =
        MessagePath.id(request)
            .flatMap(traces::find)
            .filter(found -> found.owner().equals(box.person().extension()));
    trace.ifPresentOrElse(
        found -> Json.send(MessageTraceJson.of(found), response), () -> unknown(response));
  }

  private void all(ServerRequest request, ServerResponse response) {
    var wanted = request.query().first("extension").orElse("");
    var owner = Extension.parse(wanted);
    if (wanted.isEmpty()) {
      Json.send(MessageTraceJson.of(traces.latest(MOST)), response);
    } else if (owner.isEmpty()) {
      Problem.of(Status.BAD_REQUEST_400, "An extension is digits.").send(response);
    } else {
      Json.send(MessageTraceJson.of(traces.latest(owner.get(), MOST)), response);
    }
  }

  private void one(ServerRequest request, ServerResponse response) {
    MessagePath.id(request)
        .flatMap(traces::find)
        .ifPresentOrElse(
            found -> Json.send(MessageTraceJson.of(found), response), () -> unknown(response));
  }

  private static void unknown(ServerResponse response) {
    Problem.of(Status.NOT_FOUND_404, "No such message, or it is too long ago.").send(response);
  }
}
