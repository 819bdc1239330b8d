package org.umbel.web.worker;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Comparator;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Cause;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Role;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;

/// What supervisors see and do: all workers with their states, and the calls they have; described
/// in `openapi.yaml`.
final class SupervisorApi implements HttpService {
  private final Gate gate;
  private final WorkerServices services;

  SupervisorApi(Gate gate, WorkerServices services) {
    this.gate = gate;
    this.services = services;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/workers", gate.account(Role.SUPERVISOR, this::workers))
        .put("/workers/{agent}/state", gate.account(Role.SUPERVISOR, this::setState))
        .get("/interactions", gate.account(Role.SUPERVISOR, this::calls));
  }

  private void workers(String name, ServerRequest request, ServerResponse response) {
    var all = Json.PROVIDER.createArrayBuilder();
    services.workers().all().stream()
        .sorted(Comparator.comparing(Worker::id))
        .forEach(worker ->
            all.add(
                Json.PROVIDER
                    .createObjectBuilder()
                    .add("agent", worker.id().value())
                    .add("number", worker.person().digits())
                    .add(
                        "name",
                        services
                            .people()
                            .byExtension(worker.person())
                            .map(Person::name)
                            .orElse(worker.id().value()))
                    .add("enabled", worker.enabled())
                    .add("state", LookJson.states(services, worker.id()))));
    Json.send(Json.PROVIDER.createObjectBuilder().add("workers", all).build(), response);
  }

  private void setState(String name, ServerRequest request, ServerResponse response) {
    var worker =
        AgentId.parse(request.path().pathParameters().get("agent"))
            .flatMap(services.workers()::byId);
    if (worker.isEmpty()) {
      Problem.of(Status.NOT_FOUND_404, "No worker has this agent login.").send(response);
      return;
    }
    WorkerApi.setState(worker.get().id(), Cause.SUPERVISOR, services.states(), request, response);
  }

  private void calls(String name, ServerRequest request, ServerResponse response) {
    var all = new CallsJson(services).of(services.calls().all());
    Json.send(Json.PROVIDER.createObjectBuilder().add("interactions", all).build(), response);
  }
}
