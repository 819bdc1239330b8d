package org.umbel.web.worker;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.Map;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Role;
import org.umbel.domain.presence.Presence;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.presence.Source;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;

/// Tells what is known of somebody's presence, together and source by source, so that it can be
/// seen why somebody is shown as they are; described in `openapi.yaml`. For the person and for
/// supervisors.
final class PresenceApi implements HttpService {
  private final Gate gate;
  private final People people;
  private final PresenceBook book;

  PresenceApi(Gate gate, WorkerServices services) {
    this.gate = gate;
    this.people = services.people();
    this.book = services.presence();
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/presence", gate.person((person, _, response) -> send(person, response)))
        .get("/people/{extension}/presence", gate.account(Role.SUPERVISOR, this::ofSomebody));
  }

  private void ofSomebody(String name, ServerRequest request, ServerResponse response) {
    var person =
        Extension.parse(request.path().pathParameters().get("extension"))
            .filter(one -> people.byExtension(one).isPresent());
    if (person.isEmpty()) {
      Problem.of(Status.NOT_FOUND_404, "Nobody has this extension.").send(response);
      return;
    }
    send(person.get(), response);
  }

  private void send(Extension person, ServerResponse response) {
    var sources = Json.PROVIDER.createArrayBuilder();
    book.sources(person).entrySet().stream()
        .sorted(Comparator.comparing(said -> said.getValue().since()))
        .map(PresenceApi::json)
        .forEach(sources::add);
    var whole = json(book.of(person)).add("number", person.digits()).add("sources", sources);
    Json.send(whole.build(), response);
  }

  private static JsonObjectBuilder json(Map.Entry<Source, Presence> said) {
    var json = json(said.getValue());
    return switch (said.getKey()) {
      case Source.Manual _ -> json.add("source", "manual");
      case Source.Line _ -> json.add("source", "line");
      case Source.Duty _ -> json.add("source", "duty");
      case Source.UserAgent(var publication) ->
          json.add("source", "user-agent").add("name", publication);
      case Source.Platform(var name) -> json.add("source", "platform").add("name", name);
    };
  }

  private static JsonObjectBuilder json(Presence presence) {
    var activities = Json.PROVIDER.createArrayBuilder();
    presence.activities().forEach(activity -> activities.add(activity.word()));
    var json =
        Json.PROVIDER
            .createObjectBuilder()
            .add("basic", Words.key(presence.basic()))
            .add("standing", Words.key(presence.standing()))
            .add("activities", activities)
            .add("since", presence.since().toString());
    presence.note().ifPresent(note -> json.add("note", note));
    presence.number().ifPresent(number -> json.add("status", number));
    return json;
  }
}
