package org.umbel.web.worker;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.person.Person;
import org.umbel.web.answer.Json;

/// What an agent of the contact centre sees: whom to ask, and the chats (IM-1).
final class AgentScreen implements Screen {
  /// Workers that are shown.
  private static final int MOST_WORKERS = 1_000;

  private final WorkerServices services;
  private final String name;
  private final ChatsJson chats;

  AgentScreen(WorkerServices services, String name) {
    this.services = services;
    this.name = name;
    this.chats = new ChatsJson(services.workers(), services.people());
  }

  @Override
  public Set<Part> parts() {
    return EnumSet.of(Part.WORKER, Part.POINTS, Part.WORKERS, Part.CHATS);
  }

  @Override
  public JsonValue show(Part part) {
    var options = services.options().system();
    return switch (part) {
      case WORKER ->
          Json.PROVIDER
              .createObjectBuilder()
              .add("agent", name)
              .add("name", name)
              .add(
                  "titles",
                  Json.PROVIDER
                      .createObjectBuilder()
                      .add("data", options.userData().title())
                      .add("chat", options.windows().chatTitle())
                      .add("consult", options.windows().chatConsultTitle()))
              .build();
      case POINTS -> PointsJson.of(services.points(), services.figures());
      case WORKERS -> workers();
      case CHATS ->
          chats.of(
              services.chats().of(name), new CustomerJson(options.userData(), services.people()));
      case MENU, STATE, OFFERS, CALLS -> JsonValue.NULL;
    };
  }

  private JsonArray workers() {
    var all = Json.PROVIDER.createArrayBuilder();
    services.workers().all().stream()
        .filter(worker -> worker.enabled() && worker.channels().contains(Channel.CHAT))
        .sorted(Comparator.comparing(Worker::id))
        .limit(MOST_WORKERS)
        .forEach(worker ->
            all.add(
                Json.PROVIDER
                    .createObjectBuilder()
                    .add("agent", worker.id().value())
                    .add(
                        "name",
                        services
                            .people()
                            .byExtension(worker.person())
                            .map(Person::name)
                            .orElse(worker.id().value()))
                    .add("number", worker.person().digits())
                    .add("ready", ready(worker))));
    return all.build();
  }

  private boolean ready(Worker worker) {
    return services.agents().state(worker.id(), Channel.CHAT) instanceof AgentState.Ready
        && !services.agents().reserved(worker.id(), Channel.CHAT);
  }
}
