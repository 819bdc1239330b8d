package org.umbel.server.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Sites;

/// The people of the configuration. Immutable.
public final class ConfiguredPeople implements People {
  private final List<Person> all;
  private final Map<Extension, Person> byExtension = new HashMap<>();
  private final Map<PhoneNumber, Person> byPhone = new HashMap<>();
  private final Sites sites;

  /// @param sites by whose numbers extensions are called from outside
  public ConfiguredPeople(List<Person> all, Sites sites) {
    this.all = List.copyOf(all);
    this.sites = sites;
    for (var person : all) {
      byExtension.put(person.extension(), person);
      person.phones().forEach(phone -> byPhone.putIfAbsent(phone, person));
    }
  }

  @Override
  public Optional<Person> byExtension(Extension extension) {
    return Optional.ofNullable(byExtension.get(extension));
  }

  @Override
  public Optional<Person> byNumber(PhoneNumber number) {
    var own = Optional.ofNullable(byPhone.get(number));
    return own.or(() -> sites.extension(number).flatMap(this::byExtension));
  }

  @Override
  public Collection<Person> all() {
    return all;
  }
}
