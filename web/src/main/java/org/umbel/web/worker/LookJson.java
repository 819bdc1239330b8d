package org.umbel.web.worker;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Worker;
import org.umbel.web.answer.Json;

/// States as they look, in all their languages: the browser chooses.
final class LookJson {
  private LookJson() {}

  static JsonArray menu(StateBook states, AgentId worker) {
    var menu = Json.PROVIDER.createArrayBuilder();
    for (var look : states.menu(worker)) {
      menu.add(json(look).add("menu", texts(look.menu())));
    }
    return menu.build();
  }

  /// The states of a worker's channels, and what they come to.
  static JsonObject states(WorkerServices services, AgentId worker) {
    var book = services.states();
    var channels = services.workers().byId(worker).map(Worker::channels).orElse(Set.of());
    var each = Json.PROVIDER.createArrayBuilder();
    for (var channel : new TreeSet<>(channels)) {
      each.add(
          facts(services.agents().state(worker, channel))
              .add("channel", Words.key(channel))
              .add("look", json(book.shown(worker, channel))));
    }
    return Json.PROVIDER
        .createObjectBuilder()
        .add("look", json(book.shown(worker)))
        .add("channels", each)
        .build();
  }

  /// What reports and programs want to know.
  private static JsonObjectBuilder facts(AgentState state) {
    var json = Json.PROVIDER.createObjectBuilder();
    switch (state) {
      case AgentState.LoggedOut() -> json.add("state", "logged-out");
      case AgentState.Ready(var reason) -> {
        json.add("state", "ready");
        reason.ifPresent(why -> json.add("reason", why.code()));
      }
      case AgentState.NotReady(var mode, var reason) -> {
        json.add("state", "not-ready").add("mode", mode.word());
        reason.ifPresent(why -> json.add("reason", why.code()));
      }
    }
    return json;
  }

  private static JsonObjectBuilder json(StateBook.Look look) {
    return Json.PROVIDER
        .createObjectBuilder()
        .add("id", look.id())
        .add("icon", ClientFiles.icon(look.icon()))
        .add("badge", ClientFiles.icon(look.badge()))
        .add("texts", texts(look.texts()));
  }

  private static JsonObjectBuilder texts(Map<String, String> texts) {
    var json = Json.PROVIDER.createObjectBuilder();
    texts.forEach(json::add);
    return json;
  }
}
