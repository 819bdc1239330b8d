package org.umbel.domain.person;

import java.util.Collection;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;

/// Who is there. Lookups do not wait.
public interface People {

  Optional<Person> byExtension(Extension extension);

  /// Finds by extension, by one of the person's own phones, or by the site's number with the
  /// extension at its end.
  Optional<Person> byNumber(PhoneNumber number);

  Collection<Person> all();
}
