package org.umbel.directory.people;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;

/// The people of the directory at one moment, found by extension and number. Immutable.
///
/// Where two have the same extension the one whose DN comes first in the alphabet has it, so that
/// it is the same one after each restart; the other one is a flaw.
final class Snapshot {
  /// Flaws that are kept in words; there may be more.
  static final int MOST_FLAWS = 1_000;

  static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of());

  private final Map<String, Known> byId;
  private final Map<String, String> unreadable;
  private final Map<Extension, Known> byExtension;
  private final Map<PhoneNumber, Known> byNumber;
  private final List<Person> people;
  private final Map<String, String> flaws;

  /// @param byId everybody, by the entry's id
  /// @param unreadable what is wrong with entries, in words, by their ids
  Snapshot(Map<String, Known> byId, Map<String, String> unreadable) {
    this.byId = byId;
    this.unreadable = unreadable;
    byExtension = HashMap.newHashMap(byId.size());
    byNumber = HashMap.newHashMap(2 * byId.size());
    byId.values()
        .forEach(known -> byExtension.merge(known.person().extension(), known, Snapshot::first));
    var all = new LinkedHashMap<>(unreadable);
    for (var known : byId.values()) {
      var owner = byExtension.getOrDefault(known.person().extension(), known);
      if (owner.id().equals(known.id())) {
        known.numbers().forEach(number -> byNumber.merge(number, known, Snapshot::first));
        known.person().phones().forEach(number -> byNumber.merge(number, known, Snapshot::first));
      } else if (all.size() < MOST_FLAWS) {
        all.put(known.id(), shared(known, owner));
      }
    }
    people = byExtension.values().stream().map(Known::person).toList();
    flaws = Collections.unmodifiableMap(all);
  }

  private static Known first(Known one, Known other) {
    return one.dn().compareTo(other.dn()) <= 0 ? one : other;
  }

  private static String shared(Known loser, Known owner) {
    return loser.dn() + ": extension " + loser.person().extension() + " is that of " + owner.dn();
  }

  Optional<Known> byExtension(Extension extension) {
    return Optional.ofNullable(byExtension.get(extension));
  }

  Optional<Known> byNumber(PhoneNumber number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  Optional<Known> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  List<Person> people() {
    return people;
  }

  Collection<Known> known() {
    return byExtension.values();
  }

  /// What is wrong with entries, in words, by their ids.
  Map<String, String> flaws() {
    return flaws;
  }

  /// Copies to be changed into the next snapshot.
  Map<String, Known> everybody() {
    return new HashMap<>(byId);
  }

  Map<String, String> unreadable() {
    return new LinkedHashMap<>(unreadable);
  }
}
