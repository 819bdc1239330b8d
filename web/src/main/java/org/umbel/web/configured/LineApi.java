package org.umbel.web.configured;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;
import org.umbel.web.door.AdministratorDoor;

/// The lines for administrators' programs, described in `openapi.yaml`: seen, made, changed, taken
/// away, and changes taken back, all without a restart and without touching calls of other lines.
public final class LineApi implements HttpService {
  private final AdministratorDoor door;
  private final LineDesk lines;

  public LineApi(AdministratorDoor door, LineDesk lines) {
    this.door = door;
    this.lines = lines;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/lines", door.admitting(this::list))
        .get("/lines/{name}", door.admitting(this::show))
        .put("/lines/{name}", door.admitting(this::put))
        .delete("/lines/{name}", door.admitting((q, a) -> tell(lines.delete(name(q)), a)))
        .post("/lines/{name}/undo", door.admitting((q, a) -> tell(lines.undo(name(q)), a)))
        .post("/configuration/reload", door.admitting((_, a) -> tell(lines.reload(), a)))
        .any("/lines", (_, response) -> Problem.notAllowed(response, "GET"))
        .any("/lines/{name}", (_, response) -> Problem.notAllowed(response, "GET, PUT, DELETE"))
        .any("/lines/{name}/undo", (_, response) -> Problem.notAllowed(response, "POST"))
        .any("/configuration/reload", (_, response) -> Problem.notAllowed(response, "POST"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    var all = Json.PROVIDER.createArrayBuilder();
    lines.lines().forEach(line -> all.add(LineJson.of(line)));
    send(Json.PROVIDER.createObjectBuilder().add("lines", all).build(), response);
  }

  private void show(ServerRequest request, ServerResponse response) {
    lines
        .line(name(request))
        .ifPresentOrElse(
            line -> send(LineJson.of(line), response),
            () -> Problem.of(Status.NOT_FOUND_404, "No such line.").send(response));
  }

  private void put(ServerRequest request, ServerResponse response) {
    tell(lines.put(name(request), text(request)), response);
  }

  /// What became of a change.
  static void tell(LineDesk.Change change, ServerResponse response) {
    switch (change) {
      case LineDesk.Change.Done done -> send(LineJson.of(done), response);
      case LineDesk.Change.Unknown(var why) -> Problem.of(Status.NOT_FOUND_404, why).send(response);
      case LineDesk.Change.Conflict(var why) -> Problem.of(Status.CONFLICT_409, why).send(response);
      case LineDesk.Change.Refused(var faults) ->
          Problem.of(
                  Status.UNPROCESSABLE_CONTENT_422,
                  faults.size() + " mistakes; nothing was changed.")
              .send(response, LineJson.faults(faults));
    }
  }

  private static void send(JsonObject body, ServerResponse response) {
    response.header("Content-Type", "application/json");
    response.send(Json.bytes(body));
  }

  private static String name(ServerRequest request) {
    return request.path().pathParameters().get("name");
  }

  /// The body as text.
  static String text(ServerRequest request) {
    try (var body = request.content().inputStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
