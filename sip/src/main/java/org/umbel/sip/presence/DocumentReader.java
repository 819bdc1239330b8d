package org.umbel.sip.presence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.umbel.sip.presence.PresenceDocument.Person;
import org.umbel.sip.presence.PresenceDocument.Tuple;

/// Reads one document. Elements are told apart by their names alone below the root: namespaces of
/// RPID have changed over its drafts, and user agents still send old ones.
final class DocumentReader {
  static final String PIDF = "urn:ietf:params:xml:ns:pidf";

  private final Xml xml;
  private final List<Tuple> tuples = new ArrayList<>();
  private final List<Person> persons = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<Integer> availability = Optional.empty();

  DocumentReader(byte[] body) {
    xml = new Xml("Presence document", body);
  }

  PresenceDocument read() {
    if (!xml.next(0) || !xml.name().equals("presence") || !xml.namespace().equals(PIDF))
      throw xml.malformed("without a presence element");
    var entity = xml.attribute("entity").strip();
    for (var depth = xml.depth(); xml.next(depth); ) {
      switch (xml.name()) {
        case "tuple" -> tuples.add(tuple());
        case "person" -> persons.add(person());
        case "note" -> addText(notes);
        default -> xml.text();
      }
    }
    return new PresenceDocument(entity, tuples, persons, notes, availability);
  }

  private Tuple tuple() {
    var found = new Found(xml.attribute("id"));
    Optional<Boolean> open = Optional.empty();
    for (var depth = xml.depth(); xml.next(depth); ) {
      switch (xml.name()) {
        case "status", "state" -> {} // what is in it comes next
        case "basic" -> open = basic(xml.text());
        case "contact" -> found.contact = Optional.of(xml.text()).filter(text -> !text.isEmpty());
        default -> read(found);
      }
    }
    return new Tuple(found.id, open, found.activities, found.notes, found.contact, found.timestamp);
  }

  private Person person() {
    var found = new Found(xml.attribute("id"));
    for (var depth = xml.depth(); xml.next(depth); ) {
      if (!xml.name().equals("state")) read(found); // what is in that comes next
    }
    return new Person(found.id, found.activities, found.notes, found.timestamp);
  }

  private static final class Found {
    private final String id;
    private final List<String> activities = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<String> contact = Optional.empty();
    private Optional<Instant> timestamp = Optional.empty();

    Found(String id) {
      this.id = id;
    }
  }

  private void read(Found found) {
    switch (xml.name()) {
      case "activities" -> activities(found);
      case "note" -> addText(found.notes);
      case "timestamp" -> found.timestamp = instant(xml.text());
      case "availability" -> availability = number(xml.text()).or(() -> availability);
      default -> xml.text();
    }
  }

  /// RFC 4480 §3.2; its drafts had `<activity>` with the word as its text.
  private void activities(Found found) {
    for (var depth = xml.depth(); xml.next(depth); ) {
      var name = xml.name();
      var text = xml.text();
      switch (name) {
        case "note" -> found.notes.add(text);
        case "activity", "other" -> found.activities.add(text.isEmpty() ? "other" : word(text));
        default -> found.activities.add(word(name));
      }
    }
  }

  private void addText(List<String> texts) {
    var text = xml.text();
    if (!text.isEmpty()) texts.add(text);
  }

  private static String word(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
  }

  private static Optional<Boolean> basic(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "open" -> Optional.of(true);
      case "closed" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> number(String text) {
    return text.matches("-?[0-9]{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /// What is no time is none; a clock abroad that is wrong does not make a document unreadable.
  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
