package org.umbel.store.spool;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;

/// People who have nothing but an extension.
record Staff(List<Person> all) implements People {

  static Staff of(String... extensions) {
    return new Staff(Stream.of(extensions).map(Staff::person).toList());
  }

  private static Person person(String extension) {
    return new Person(
        new Extension(extension),
        "Person " + extension,
        Optional.empty(),
        Language.ENGLISH,
        List.of(),
        true);
  }

  @Override
  public Optional<Person> byExtension(Extension extension) {
    return all.stream().filter(one -> one.extension().equals(extension)).findFirst();
  }

  @Override
  public Optional<Person> byNumber(PhoneNumber number) {
    return Optional.empty();
  }
}
