package org.umbel.web.box;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;
import org.umbel.web.answer.SoundAnswer;
import org.umbel.web.door.BoxDoor;

/// People's greetings and names, and the one greeting for everybody (CA-5): listed, heard, brought
/// as a file or as a text to be spoken (TT-1), and deleted; described in `openapi.yaml`.
public final class GreetingsApi implements HttpService {
  private static final Logger LOG = LoggerFactory.getLogger(GreetingsApi.class);
  private static final String ALL = "/greetings";
  private static final String ONE = "/greetings/{word}";
  private static final String OWN = "/mailbox";
  private static final String NAMED = "/boxes/{extension}";
  private static final String EVERYBODY = "/greetings/everybody";

  private final BoxDoor door;
  private final BoxServices services;
  private final BroughtSound brought;

  public GreetingsApi(BoxDoor door, BoxServices services) {
    this.door = door;
    this.services = services;
    this.brought = new BroughtSound(services);
  }

  /// What is done with a recording.
  @FunctionalInterface
  private interface Served {
    void serve(Slot slot, ServerRequest request, ServerResponse response);
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get(OWN + ALL, door.own(this::list))
        .get(OWN + ONE, door.own(of(this::hear)))
        .put(OWN + ONE, door.own(unlessWithheld(of(this::put))))
        .delete(OWN + ONE, door.own(of(this::delete)))
        .get(NAMED + ALL, door.named(this::list))
        .get(NAMED + ONE, door.named(of(this::hear)))
        .put(NAMED + ONE, door.named(of(this::put)))
        .delete(NAMED + ONE, door.named(of(this::delete)))
        .get(EVERYBODY, ofAll(this::hear))
        .put(EVERYBODY, ofAll(this::put))
        .delete(EVERYBODY, ofAll(this::delete))
        .any(OWN + ALL, (_, response) -> Problem.notAllowed(response, "GET"))
        .any(NAMED + ALL, (_, response) -> Problem.notAllowed(response, "GET"))
        .any(OWN + ONE, (_, response) -> Problem.notAllowed(response, "GET, PUT, DELETE"))
        .any(NAMED + ONE, (_, response) -> Problem.notAllowed(response, "GET, PUT, DELETE"))
        .any(EVERYBODY, (_, response) -> Problem.notAllowed(response, "GET, PUT, DELETE"));
  }

  /// Something done with the recording that the path names.
  private BoxDoor.Served of(Served next) {
    return (box, request, response) -> {
      var what = Recordable.of(request.path().pathParameters().get("word"));
      if (what.isEmpty()) {
        Problem.of(Status.NOT_FOUND_404, "Nothing that is recorded is called so.").send(response);
      } else {
        var slot = Slot.of(services.greetings(), box.person(), what.get());
        next.serve(slot, request, response);
      }
    };
  }

  /// A text only where the person may bring one.
  private BoxDoor.Served unlessWithheld(BoxDoor.Served next) {
    return (box, request, response) -> {
      var settings = services.settings().of(box.person().extension());
      if (BroughtSound.isText(request) && !settings.value(GreetingSettings.FROM_TEXT)) {
        Problem.of(Status.FORBIDDEN_403, "No greetings are made of texts here. Send a sound.")
            .send(response);
      } else {
        next.serve(box, request, response);
      }
    };
  }

  private Handler ofAll(Served next) {
    var slot = Slot.forEverybody(services.greetings());
    return door.administrator((request, response) -> next.serve(slot, request, response));
  }

  private void list(BoxDoor.Box box, ServerRequest request, ServerResponse response) {
    var person = box.person();
    var all = Json.PROVIDER.createArrayBuilder();
    services.greetings().recorded(person.extension()).stream()
        .sorted((one, other) -> one.word().compareTo(other.word()))
        .forEach(what -> all.add(GreetingJson.of(what, length(person, what))));
    Json.send(Json.PROVIDER.createObjectBuilder().add("greetings", all).build(), response);
  }

  private Optional<BroughtSound.Brought.Sound> length(Person person, Recordable what) {
    return services
        .greetings()
        .find(person.extension(), what)
        .flatMap(services.sounds()::read)
        .map(BroughtSound.Brought.Sound::new);
  }

  private void hear(Slot slot, ServerRequest request, ServerResponse response) {
    slot.find()
        .ifPresentOrElse(
            sound -> SoundAnswer.send(sound.slice(), request, response), () -> missing(response));
  }

  private void delete(Slot slot, ServerRequest request, ServerResponse response) {
    if (slot.find().isEmpty()) {
      missing(response);
      return;
    }
    slot.delete();
    response.status(Status.NO_CONTENT_204).send();
  }

  private static void missing(ServerResponse response) {
    Problem.of(Status.NOT_FOUND_404, "Nothing is recorded there.").send(response);
  }

  private void put(Slot slot, ServerRequest request, ServerResponse response) {
    var asked = request.query().first("language").asOptional();
    var language = asked.isPresent() ? asked.flatMap(Language::of) : Optional.of(slot.language());
    if (language.isEmpty()) {
      Problem.of(Status.BAD_REQUEST_400, "language is to be one that can be spoken, such as en.")
          .send(response);
      return;
    }
    switch (brought.read(request, language.get())) {
      case BroughtSound.Brought.Refused(var why) -> why.send(response);
      case BroughtSound.Brought.Sound sound -> {
        if (kept(slot, sound)) {
          Json.send(GreetingJson.kept(slot.word(), sound.length()), response);
        } else {
          Problem.of(Status.INSUFFICIENT_STORAGE_507, "It cannot be kept on the disk now.")
              .send(response);
        }
      }
    }
  }

  private static boolean kept(Slot slot, BroughtSound.Brought.Sound sound) {
    try {
      slot.keep(sound.samples());
      return true;
    } catch (UncheckedIOException diskRefused) {
      LOG.warn("web.greeting-not-kept word={}", slot.word(), diskRefused);
      return false;
    }
  }
}
