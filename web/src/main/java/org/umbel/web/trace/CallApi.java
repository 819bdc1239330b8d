package org.umbel.web.trace;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.umbel.domain.trace.CallTraces;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;
import org.umbel.web.door.AdministratorDoor;

/// How the last calls went, for administrators' programs; described in `openapi.yaml`.
public final class CallApi implements HttpService {
  private static final int MOST = 1_000;

  private final AdministratorDoor door;
  private final CallTraces traces;

  public CallApi(AdministratorDoor door, CallTraces traces) {
    this.door = door;
    this.traces = traces;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/calls", door.admitting(this::list))
        .get("/calls/{id}", door.admitting(this::show))
        .any("/calls", (_, response) -> Problem.notAllowed(response, "GET"))
        .any("/calls/{id}", (_, response) -> Problem.notAllowed(response, "GET"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    var calls = Json.PROVIDER.createArrayBuilder();
    traces.latest(CallPath.number(request), MOST).forEach(call -> calls.add(CallJson.of(call)));
    response.header("Content-Type", "application/json");
    response.send(Json.bytes(Json.PROVIDER.createObjectBuilder().add("calls", calls).build()));
  }

  private void show(ServerRequest request, ServerResponse response) {
    var trace = CallPath.id(request).flatMap(traces::find);
    if (trace.isEmpty()) {
      Problem.of(Status.NOT_FOUND_404, "No such call, or it is too long ago.").send(response);
    } else if (CallPath.packets(request)) {
      var name = "call-" + trace.get().summary().id() + ".pcap";
      response.header("Content-Type", PacketFile.TYPE);
      response.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
      response.send(PacketFile.of(trace.get()));
    } else {
      response.header("Content-Type", "application/json");
      response.send(Json.bytes(CallJson.of(trace.get())));
    }
  }
}
