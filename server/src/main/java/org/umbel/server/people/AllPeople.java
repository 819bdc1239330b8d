package org.umbel.server.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;

/// The people of the configuration, and those of the directory whose extension nobody of the
/// configuration has.
///
/// @param first win where both know an extension or number
public record AllPeople(People first, People further) implements People {

  @Override
  public Optional<Person> byExtension(Extension extension) {
    return first.byExtension(extension).or(() -> further.byExtension(extension));
  }

  @Override
  public Optional<Person> byNumber(PhoneNumber number) {
    return first
        .byNumber(number)
        .or(() -> further.byNumber(number).flatMap(found -> byExtension(found.extension())));
  }

  @Override
  public Collection<Person> all() {
    var all = new ArrayList<>(first.all());
    for (var person : further.all()) {
      if (first.byExtension(person.extension()).isEmpty()) {
        all.add(person);
      }
    }
    return all;
  }
}
