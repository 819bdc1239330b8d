package org.umbel.web.worker;

import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.chat.Chats;
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.domain.interaction.Engagement;
import org.umbel.domain.interaction.VoiceState;
import org.umbel.domain.person.People;
import org.umbel.web.answer.Json;

/// Workers' calls as they are: what may be asked for now comes from the call itself.
final class CallsJson {
  private final Workers workers;
  private final WorkerOptions options;
  private final People people;
  private final Chats chats;

  CallsJson(WorkerServices services) {
    this.workers = services.workers();
    this.options = services.options();
    this.people = services.people();
    this.chats = services.chats();
  }

  JsonArray of(List<Engagement> calls) {
    var all = Json.PROVIDER.createArrayBuilder();
    calls.forEach(call -> all.add(json(call)));
    return all.build();
  }

  private JsonObjectBuilder json(Engagement call) {
    var set = options.of(call.agent());
    var state = call.state();
    var json =
        customer(call, new CustomerJson(set.userData(), people))
            .add("id", call.id().value())
            .add("agent", call.agent().value())
            .add("since", call.since().toString())
            .add("phase", Words.key(state.phase()))
            .add("worker", state.worker().digits())
            .add("elsewhere", elsewhere(call))
            .add("possible", possible(state))
            .add("popup", popsUp(call, set));
    state.consulted().ifPresent(number -> json.add("consulted", number.digits()));
    chat(call).ifPresent(connection -> json.add("chat", connection.hex()));
    call.until().ifPresent(at -> json.add("until", at.toString()));
    return json;
  }

  private static JsonObjectBuilder customer(Engagement call, CustomerJson customer) {
    return call.state().phase() == VoiceState.Phase.RINGING
        ? customer.ringing(call.interaction())
        : customer.served(call.interaction());
  }

  /// The chat of the same worker that the call belongs to: its user data has the chat's connection
  /// id, under [Chat#DATA_KEY] or, where a line brings it, under the name of a header (IM-1).
  private Optional<ConnectionId> chat(Engagement call) {
    var values = call.interaction().data().pairs().values();
    return chats.of(call.agent()).stream()
        .map(chat -> chat.interaction().id())
        .filter(id -> values.stream().anyMatch(id.hex()::equalsIgnoreCase))
        .findFirst();
  }

  /// Whether it is at another phone than the worker's own (KW-10).
  private boolean elsewhere(Engagement call) {
    var own = workers.byId(call.agent()).map(Worker::person).map(person -> person.number());
    return !own.equals(Optional.of(call.state().worker()));
  }

  private static JsonArray possible(VoiceState state) {
    var steers = Json.PROVIDER.createArrayBuilder();
    state.possible().stream().sorted().map(Words::key).forEach(steers::add);
    return steers.build();
  }

  /// Whether its window opens by itself (KW-9): after a preview it always does.
  private static boolean popsUp(Engagement call, OptionSet options) {
    return call.offered()
        || options
            .windows()
            .popupKey()
            .map(key -> call.interaction().data().value(key).isPresent())
            .orElse(true);
  }
}
