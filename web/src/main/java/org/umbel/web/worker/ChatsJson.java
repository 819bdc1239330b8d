package org.umbel.web.worker;

import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.chat.Chat;
import org.umbel.domain.chat.Chat.Stage;
import org.umbel.domain.chat.ChatId;
import org.umbel.domain.chat.ChatLine;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.web.answer.Json;

/// Chats for one screen, which gets each line once: lines have numbers, so that nothing is missed
/// or shown twice. A screen that opens again gets all of them.
final class ChatsJson {
  private final Workers workers;
  private final People people;
  private final Map<ChatId, Integer> told = new HashMap<>();

  ChatsJson(Workers workers, People people) {
    this.workers = workers;
    this.people = people;
  }

  JsonArray of(List<Chat> chats, CustomerJson customer) {
    told.keySet().retainAll(chats.stream().map(Chat::id).toList());
    var all = Json.PROVIDER.createArrayBuilder();
    chats.stream()
        .sorted(Comparator.comparing((Chat chat) -> chat.id().value()))
        .forEach(chat -> all.add(json(chat, customer)));
    return all.build();
  }

  private JsonObjectBuilder json(Chat chat, CustomerJson customer) {
    var json =
        customer
            .served(chat.interaction())
            .add("id", chat.id().value())
            .add("agent", chat.agent())
            .add("consult", chat.consult())
            .add("stage", stage(chat));
    if (chat.stage() instanceof Stage.Ended(_, var why)) {
      json.add("why", Words.key(why)).add("endedAt", chat.changed().toString());
    }
    chat.worker().ifPresent(worker -> worker(json, worker, chat));
    var from = told.getOrDefault(chat.id(), 0);
    var lines = Json.PROVIDER.createArrayBuilder();
    chat.lines().stream().skip(from).forEach(line -> lines.add(json(line)));
    told.put(chat.id(), chat.lines().size());
    return json.add("lines", lines);
  }

  private static String stage(Chat chat) {
    return switch (chat.stage()) {
      case Stage.Offered() -> "offered";
      case Stage.Open _ -> "open";
      case Stage.Ended _ -> "ended";
    };
  }

  /// Whom the agent writes with, and where a call reaches the same worker (KW-8): the own number,
  /// or a contact point with this user data.
  private void worker(JsonObjectBuilder json, AgentId id, Chat chat) {
    var worker = workers.byId(id);
    json.add("worker", id.value());
    worker
        .flatMap(known -> people.byExtension(known.person()))
        .map(Person::name)
        .ifPresent(name -> json.add("workerName", name));
    worker.ifPresent(known ->
        json.add(
            "voice",
            Json.PROVIDER
                .createObjectBuilder()
                .add("number", known.person().digits())
                .add(
                    "data",
                    Json.PROVIDER
                        .createObjectBuilder()
                        .add(Chat.DATA_KEY, chat.interaction().id().hex())
                        .add("UCC_AgentId", id.value()))));
  }

  private static JsonObjectBuilder json(ChatLine line) {
    return Json.PROVIDER
        .createObjectBuilder()
        .add("number", line.number())
        .add("from", Words.key(line.from()))
        .add("key", line.key())
        .add("text", line.text())
        .add("at", line.at().toString());
  }
}
