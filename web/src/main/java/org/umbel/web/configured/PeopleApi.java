package org.umbel.web.configured;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.JsonObjectBuilder;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;
import org.umbel.web.door.AdministratorDoor;

/// The user manager of the built-in directory for administrators' programs (LD-5), described in
/// `openapi.yaml`: people seen, added, changed and removed, without a restart.
public final class PeopleApi implements HttpService {
  private static final String ALL = "/people";
  private static final String ONE = "/people/{extension}";

  private final AdministratorDoor door;
  private final PeopleDesk people;

  public PeopleApi(AdministratorDoor door, PeopleDesk people) {
    this.door = door;
    this.people = people;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get(ALL, door.admitting(this::list))
        .get(ONE, door.admitting(this::show))
        .put(ONE, door.admitting(this::put))
        .delete(ONE, door.admitting((q, a) -> LineApi.tell(people.deletePerson(extension(q)), a)))
        .any(ALL, (_, response) -> Problem.notAllowed(response, "GET"))
        .any(ONE, (_, response) -> Problem.notAllowed(response, "GET, PUT, DELETE"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    var all = Json.PROVIDER.createArrayBuilder();
    people.people().forEach(person -> all.add(json(person)));
    Json.send(Json.PROVIDER.createObjectBuilder().add("people", all).build(), response);
  }

  private void show(ServerRequest request, ServerResponse response) {
    people
        .person(extension(request))
        .ifPresentOrElse(
            person -> Json.send(json(person).build(), response),
            () -> Problem.of(Status.NOT_FOUND_404, "Nobody has this extension.").send(response));
  }

  private void put(ServerRequest request, ServerResponse response) {
    LineApi.tell(people.putPerson(extension(request), LineApi.text(request)), response);
  }

  private static JsonObjectBuilder json(PeopleDesk.PersonView person) {
    return Json.PROVIDER
        .createObjectBuilder()
        .add("extension", person.extension())
        .add("name", person.name())
        .add("mail", person.mail())
        .add("stations", Json.PROVIDER.createArrayBuilder(person.stations()))
        .add("voiceMail", person.voiceMail())
        .add("changeable", person.changeable());
  }

  private static String extension(ServerRequest request) {
    return request.path().pathParameters().get("extension");
  }
}
