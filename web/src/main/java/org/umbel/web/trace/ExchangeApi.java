package org.umbel.web.trace;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.umbel.domain.trace.ExchangeTraces;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;
import org.umbel.web.door.AdministratorDoor;

/// The last exchanges outside calls, for administrators' programs; described in `openapi.yaml`.
public final class ExchangeApi implements HttpService {
  private static final int MOST = 1_000;

  private final AdministratorDoor door;
  private final ExchangeTraces traces;

  public ExchangeApi(AdministratorDoor door, ExchangeTraces traces) {
    this.door = door;
    this.traces = traces;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/exchanges", door.admitting(this::list))
        .get("/exchanges/{id}", door.admitting(this::show))
        .any("/exchanges", (_, response) -> Problem.notAllowed(response, "GET"))
        .any("/exchanges/{id}", (_, response) -> Problem.notAllowed(response, "GET"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    var all = Json.PROVIDER.createArrayBuilder();
    traces
        .latest(ExchangePath.line(request), ExchangePath.text(request), MOST)
        .forEach(exchange -> all.add(ExchangeJson.of(exchange)));
    response.header("Content-Type", "application/json");
    response.send(Json.bytes(Json.PROVIDER.createObjectBuilder().add("exchanges", all).build()));
  }

  private void show(ServerRequest request, ServerResponse response) {
    var trace = ExchangePath.id(request).flatMap(traces::find);
    if (trace.isEmpty()) {
      Problem.of(Status.NOT_FOUND_404, "No such exchange, or it is too long ago.").send(response);
    } else if (ExchangePath.packets(request)) {
      var name = "exchange-" + trace.get().summary().id() + ".pcap";
      response.header("Content-Type", PacketFile.TYPE);
      response.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
      response.send(PacketFile.of(trace.get()));
    } else {
      response.header("Content-Type", "application/json");
      response.send(Json.bytes(ExchangeJson.of(trace.get())));
    }
  }
}
