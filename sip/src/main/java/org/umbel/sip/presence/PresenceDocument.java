package org.umbel.sip.presence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.umbel.sip.message.MediaType;

/// What somebody's presence is, RFC 3863 §4.1, with the persons of RFC 4479 §3.2.
///
/// @param entity whose it is, such as `sip:100@example.com`
/// @param notes for people to read, beside those of tuples and persons
/// @param availability how a platform numbers it, which some add to the standard; never written
public record PresenceDocument(
    String entity,
    List<Tuple> tuples,
    List<Person> persons,
    List<String> notes,
    Optional<Integer> availability) {
  public static final MediaType TYPE = MediaType.of("application", "pidf+xml");

  /// Of somebody who has published nothing.
  public static final PresenceDocument EMPTY =
      new PresenceDocument("", List.of(), List.of(), List.of());

  /// One without a platform's number.
  public PresenceDocument(
      String entity, List<Tuple> tuples, List<Person> persons, List<String> notes) {
    this(entity, tuples, persons, notes, Optional.empty());
  }

  public PresenceDocument {
    tuples = List.copyOf(tuples);
    persons = List.copyOf(persons);
    notes = List.copyOf(notes);
  }

  /// A way to reach the person.
  ///
  /// @param open whether it does; empty when the tuple does not say
  /// @param activities as in a person; older user agents put them here
  public record Tuple(
      String id,
      Optional<Boolean> open,
      List<String> activities,
      List<String> notes,
      Optional<String> contact,
      Optional<Instant> timestamp) {
    public Tuple {
      activities = List.copyOf(activities);
      notes = List.copyOf(notes);
    }
  }

  /// The person as such.
  ///
  /// @param activities the words of RFC 4480 §3.2 in the order they came, such as `on-the-phone`;
  ///   for one that has no word, its text, or `other`
  public record Person(
      String id, List<String> activities, List<String> notes, Optional<Instant> timestamp) {
    public Person {
      activities = List.copyOf(activities);
      notes = List.copyOf(notes);
    }
  }

  /// Reads a body from anywhere: no more than 64 KB, no document type, no entities of its own, no
  /// more than 2000 elements; elements that are not known are passed over.
  ///
  /// @throws org.umbel.sip.message.MalformedValue when it is no such document
  public static PresenceDocument read(byte[] body) {
    return new DocumentReader(body).read();
  }

  /// Whether a tuple or person is in it whose id begins so.
  public boolean has(String id) {
    return tuples.stream().anyMatch(tuple -> tuple.id().startsWith(id))
        || persons.stream().anyMatch(person -> person.id().startsWith(id));
  }

  /// What is left without the tuples and persons whose id begins so.
  public PresenceDocument without(String id) {
    return new PresenceDocument(
        entity,
        tuples.stream().filter(tuple -> !tuple.id().startsWith(id)).toList(),
        persons.stream().filter(person -> !person.id().startsWith(id)).toList(),
        notes,
        availability);
  }

  /// The body to be sent, as [#TYPE].
  public byte[] write() {
    return DocumentWriter.write(this);
  }
}
