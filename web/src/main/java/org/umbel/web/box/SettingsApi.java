package org.umbel.web.box;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.message.MailLogins;
import org.umbel.domain.message.MailSettings;
import org.umbel.domain.person.PasswordCheck;
import org.umbel.domain.person.Person;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.settings.VoiceBoxSettings;
import org.umbel.domain.settings.catalogue.SettingsWish;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;
import org.umbel.web.door.BoxDoor;

/// What is set for a voice box (LD-6), seen and changed by the person itself and by administrators;
/// described in `openapi.yaml`. A change is made as a whole or not at all.
public final class SettingsApi implements HttpService {
  private static final String OWN = "/mailbox/settings";
  private static final String NAMED = "/boxes/{extension}/settings";
  private static final SettingsWish.Mistake REFUSED =
      new SettingsWish.Mistake(
          MailSettings.PASSWORD.key(), "set", "the password that the mail server takes");

  private final BoxDoor door;
  private final VoiceBoxSettings settings;
  private final MailLogins logins;

  public SettingsApi(BoxDoor door, VoiceBoxSettings settings, MailLogins logins) {
    this.door = door;
    this.settings = settings;
    this.logins = logins;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get(OWN, door.own(this::show))
        .patch(OWN, door.own(this::change))
        .get(NAMED, door.named(this::show))
        .patch(NAMED, door.named(this::change))
        .any(OWN, (_, response) -> Problem.notAllowed(response, "GET, PATCH"))
        .any(NAMED, (_, response) -> Problem.notAllowed(response, "GET, PATCH"));
  }

  private void show(BoxDoor.Box box, ServerRequest request, ServerResponse response) {
    var known = settings.known(box.person().extension());
    Json.send(SettingsJson.of(known, box.own()), response);
  }

  private void change(BoxDoor.Box box, ServerRequest request, ServerResponse response) {
    var wish = wish(request);
    if (wish.isEmpty()) {
      Problem.of(
              Status.BAD_REQUEST_400,
              "Send an object that has a text for each key, or null for as the system has it.")
          .send(response);
      return;
    }
    var owner = box.person().extension();
    var now = settings.known(owner);
    var beyond = wish.get().beyondOwner(now);
    if (box.own() && !beyond.isEmpty()) {
      Problem.of(
              Status.FORBIDDEN_403,
              "Only an administrator changes " + String.join(", ", beyond) + ".")
          .send(response);
      return;
    }
    var mistakes = wish.get().mistakes(now);
    if (!mistakes.isEmpty()) {
      Problem.mistakes(mistakes.size()).send(response, SettingsJson.mistakes(mistakes));
      return;
    }
    switch (login(box.person(), wish.get(), now)) {
      case PasswordCheck.Right _ ->
          Json.send(
              SettingsJson.of(settings.change(owner, wish.get()::granted), box.own()), response);
      case PasswordCheck.Wrong _ ->
          Problem.mistakes(1).send(response, SettingsJson.mistakes(List.of(REFUSED)));
      case PasswordCheck.Unknown(var why) ->
          Problem.of(
                  Status.SERVICE_UNAVAILABLE_503,
                  "The mail server does not tell whether it takes this login, so nothing was"
                      + " changed. "
                      + why)
              .send(response);
    }
  }

  /// What another login at the mail server is worth is known there.
  private PasswordCheck.Answer login(Person person, SettingsWish wish, Settings now) {
    return MailSettings.LOGIN.stream().noneMatch(one -> wish.texts().containsKey(one.key()))
        ? new PasswordCheck.Right()
        : logins.check(person, new Settings(wish.granted(now.own()), now.system()));
  }

  /// @return empty when the body is something else
  private static Optional<SettingsWish> wish(ServerRequest request) {
    try (var reader = Json.PROVIDER.createReader(request.content().inputStream())) {
      Map<String, Optional<String>> texts = new HashMap<>();
      for (var entry : reader.readObject().entrySet()) {
        switch (entry.getValue().getValueType()) {
          case OBJECT, ARRAY -> {
            return Optional.empty();
          }
          case NULL -> texts.put(entry.getKey(), Optional.empty());
          default -> texts.put(entry.getKey(), Optional.of(text(entry.getValue())));
        }
      }
      return Optional.of(new SettingsWish(texts));
    } catch (JsonException noJson) {
      return Optional.empty();
    }
  }

  /// Numbers and truth values are taken as they are written.
  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }
}
