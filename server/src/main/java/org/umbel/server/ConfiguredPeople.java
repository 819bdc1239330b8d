package org.umbel.server;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;

/// The people of the configuration. Immutable.
final class ConfiguredPeople implements People {
  private final List<Person> all;
  private final Map<Extension, Person> byExtension = new HashMap<>();
  private final Map<PhoneNumber, Person> byPhone = new HashMap<>();
  private final Optional<String> prefix;

  /// @param prefix what stands before an extension when the site is called from outside
  ConfiguredPeople(List<Person> all, Optional<String> prefix) {
    this.all = List.copyOf(all);
    this.prefix = prefix;
    for (var person : all) {
      byExtension.put(person.extension(), person);
      person.phones().forEach(phone -> byPhone.putIfAbsent(phone, person));
      person.phonesWithoutPin().forEach(phone -> byPhone.putIfAbsent(phone, person));
    }
  }

  @Override
  public Optional<Person> byExtension(Extension extension) {
    return Optional.ofNullable(byExtension.get(extension));
  }

  @Override
  public Optional<Person> byNumber(PhoneNumber number) {
    var own = Optional.ofNullable(byPhone.get(number));
    return own.or(() -> Extension.parse(withoutPrefix(number)).flatMap(this::byExtension));
  }

  private String withoutPrefix(PhoneNumber number) {
    return prefix
        .filter(before -> number.digits().startsWith(before))
        .map(before -> number.digits().substring(before.length()))
        .orElse(number.digits());
  }

  @Override
  public Collection<Person> all() {
    return all;
  }
}
