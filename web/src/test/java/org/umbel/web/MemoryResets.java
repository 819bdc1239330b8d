package org.umbel.web;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.umbel.domain.person.Person;
import org.umbel.domain.welcome.Reset;
import org.umbel.domain.welcome.ResetDone;
import org.umbel.domain.welcome.ResetDone.Welcomed;
import org.umbel.domain.welcome.Resets;

/// Remembers what was asked for.
final class MemoryResets implements Resets {
  final List<Reset> asked = new CopyOnWriteArrayList<>();
  volatile Welcomed letter = Welcomed.ON_ITS_WAY;

  @Override
  public ResetDone reset(Person person, Reset what) {
    asked.add(what);
    return new ResetDone(person, true, true, letter);
  }

  @Override
  public List<ResetDone> resetAll(Collection<Person> everybody, Reset what) {
    asked.add(what);
    return everybody.stream()
        .map(person -> new ResetDone(person, false, false, Welcomed.WITH_NEXT_CALL))
        .toList();
  }
}
