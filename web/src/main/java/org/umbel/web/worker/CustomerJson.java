package org.umbel.web.worker;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.umbel.domain.agent.options.ShownData;
import org.umbel.domain.agent.options.UserDataOptions;
import org.umbel.domain.interaction.Interaction;
import org.umbel.domain.interaction.UserData;
import org.umbel.domain.person.People;
import org.umbel.web.answer.Json;

/// What a worker may see of a customer, as the options say for each moment (KW-7).
final class CustomerJson {
  private final UserDataOptions options;
  private final People people;

  CustomerJson(UserDataOptions options, People people) {
    this.options = options;
    this.people = people;
  }

  /// While it is offered.
  JsonObjectBuilder offered(Interaction interaction) {
    return json(
        interaction, options.preview(), options.contactOnPreview(), options.notes().onPreview());
  }

  /// While the phone rings.
  JsonObjectBuilder ringing(Interaction interaction) {
    return json(
        interaction,
        options.onRinging() ? options.call() : List.of(),
        options.contactOnRinging(),
        options.notes().onRinging());
  }

  /// While they talk or write, and afterwards.
  JsonObjectBuilder served(Interaction interaction) {
    return json(interaction, options.call(), true, true);
  }

  private JsonObjectBuilder json(
      Interaction interaction, List<ShownData> shown, boolean contact, boolean notes) {
    var json =
        Json.PROVIDER
            .createObjectBuilder()
            .add("connection", interaction.id().hex())
            .add("channel", Words.key(interaction.channel()));
    interaction
        .from()
        .ifPresent(number -> {
          json.add("from", number.digits());
          people.byNumber(number).ifPresent(person -> json.add("fromName", person.name()));
        });
    interaction.contactPoint().ifPresent(number -> json.add("contactPoint", number.digits()));
    json.add("data", data(shown, interaction.data()));
    if (contact) {
      options
          .contact()
          .flatMap(what -> interaction.data().value(what.key()).map(value -> pair(what, value)))
          .ifPresent(pair -> json.add("contact", pair));
    }
    if (notes) {
      interaction.data().value(options.notes().key()).ifPresent(text -> json.add("notes", text));
    }
    return json;
  }

  private static JsonArrayBuilder data(List<ShownData> shown, UserData data) {
    var pairs = Json.PROVIDER.createArrayBuilder();
    for (var what : shown) {
      data.value(what.key()).ifPresent(value -> pairs.add(pair(what, value)));
    }
    return pairs;
  }

  private static JsonObjectBuilder pair(ShownData what, String value) {
    return Json.PROVIDER.createObjectBuilder().add("title", what.title()).add("value", value);
  }
}
