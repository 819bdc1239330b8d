package org.umbel.domain.welcome;

import java.util.Collection;
import java.util.List;
import org.umbel.domain.person.Person;

/// Helps people who do not get into their voice boxes (WM-2). Waits for disks and the slow hash of
/// a PIN. Safe for all threads.
public interface Resets {

  /// Does it at once for one person.
  ResetDone reset(Person person, Reset what);

  /// Does it for everybody; letters go to each with the next call.
  ///
  /// @return what became of it for each of them, in their order
  List<ResetDone> resetAll(Collection<Person> everybody, Reset what);
}
