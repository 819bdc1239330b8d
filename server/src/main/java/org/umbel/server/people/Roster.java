package org.umbel.server.people;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Sites;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.PersonSettings;

/// The people of the configuration that is in force (LD-5). Safe for all threads: whoever asks sees
/// those before a change or those after it.
public final class Roster implements People {
  private final Consumer<Configuration> firstPins;
  private final Sites sites;
  private volatile Listed listed;

  /// @param settings by extension
  private record Listed(ConfiguredPeople people, Map<Extension, PersonSettings> settings) {
    static Listed of(Configuration configuration, Sites sites) {
      var all = configuration.people().stream().map(one -> one.person(configuration)).toList();
      return new Listed(
          new ConfiguredPeople(all, sites),
          configuration.people().stream().collect(toMap(PersonSettings::extension, one -> one)));
    }
  }

  /// @param further the names of sites of people who have none in the configuration
  /// @param firstPins gives those a PIN who are to have one and have none
  Roster(
      Configuration configuration,
      Function<Extension, Optional<String>> further,
      Consumer<Configuration> firstPins) {
    this.firstPins = firstPins;
    this.sites = configuration.placesBy(owner -> site(owner).or(() -> further.apply(owner)));
    firstPins.accept(configuration);
    this.listed = Listed.of(configuration, sites);
  }

  /// Where people are.
  Sites sites() {
    return sites;
  }

  private Optional<String> site(Extension owner) {
    return settings(owner).flatMap(PersonSettings::site);
  }

  /// Who came, who went, and who is no longer as before.
  ///
  /// @param touched all of them
  public record Changes(List<String> words, List<Extension> touched) {}

  /// Puts the people of another configuration in the place of those there are.
  public Changes put(Configuration configuration) {
    var before = listed;
    firstPins.accept(configuration);
    listed = Listed.of(configuration, sites);
    return changes(before.settings(), listed.settings());
  }

  private static Changes changes(
      Map<Extension, PersonSettings> before, Map<Extension, PersonSettings> after) {
    var words = new ArrayList<String>();
    var touched = new ArrayList<Extension>();
    after.forEach((extension, person) -> {
      var former = before.get(extension);
      if (!person.equals(former)) {
        words.add("person " + extension + (former == null ? " added" : " changed"));
        touched.add(extension);
      }
    });
    before.keySet().stream()
        .filter(extension -> !after.containsKey(extension))
        .forEach(extension -> {
          words.add("person " + extension + " removed");
          touched.add(extension);
        });
    words.sort(null);
    return new Changes(words, touched);
  }

  /// What the configuration sets for a person.
  BoxSettings assigned(Extension owner) {
    return settings(owner).map(PersonSettings::settings).orElse(BoxSettings.NONE);
  }

  /// The person's own login to the mail server.
  Optional<PersonSettings.Login> mailLogin(Extension owner) {
    return settings(owner).flatMap(PersonSettings::mailLogin);
  }

  /// Whether the first PIN was told by whoever wrote the configuration.
  public boolean knowsPin(Person person) {
    return settings(person.extension()).flatMap(PersonSettings::pin).isPresent();
  }

  private Optional<PersonSettings> settings(Extension owner) {
    return Optional.ofNullable(listed.settings().get(owner));
  }

  @Override
  public Optional<Person> byExtension(Extension extension) {
    return listed.people().byExtension(extension);
  }

  @Override
  public Optional<Person> byNumber(PhoneNumber number) {
    return listed.people().byNumber(number);
  }

  @Override
  public Collection<Person> all() {
    return listed.people().all();
  }
}
