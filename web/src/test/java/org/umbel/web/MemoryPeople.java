package org.umbel.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.umbel.web.configured.LineDesk;
import org.umbel.web.configured.LineDesk.Change;
import org.umbel.web.configured.PeopleDesk;

/// People who are only texts; `wrong` as a text is a mistake.
final class MemoryPeople implements PeopleDesk {
  private final Map<String, String> texts = new TreeMap<>(Map.of("4000", "Anna Berg"));

  @Override
  public synchronized List<PersonView> people() {
    return texts.entrySet().stream()
        .map(one ->
            new PersonView(one.getKey(), one.getValue(), "", List.of(one.getKey()), true, true))
        .toList();
  }

  @Override
  public synchronized Change putPerson(String extension, String text) {
    if (text.equals("wrong")) {
      return new Change.Refused(
          List.of(new LineDesk.Fault("4010.yaml", 2, 7, "mail", "here", "a mail address")));
    }
    texts.put(extension, text);
    return new Change.Done(List.of("person " + extension + " added"), List.of(), List.of());
  }

  @Override
  public synchronized Change deletePerson(String extension) {
    return texts.remove(extension) == null
        ? new Change.Unknown("Nobody has this extension.")
        : new Change.Done(List.of("person " + extension + " removed"), List.of(), List.of());
  }
}
