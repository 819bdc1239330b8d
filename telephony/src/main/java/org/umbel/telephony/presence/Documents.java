package org.umbel.telephony.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.umbel.domain.presence.Activity;
import org.umbel.domain.presence.Basic;
import org.umbel.domain.presence.Presence;
import org.umbel.sip.presence.PresenceDocument;
import org.umbel.sip.presence.PresenceDocument.Person;
import org.umbel.sip.presence.PresenceDocument.Tuple;

/// A presence in the words of PIDF and RPID, and back.
///
/// RPID has no word for "do not disturb" and "be right back". They are written as `other` beside
/// the nearest word that it has, so that whoever does not know them sees busy and away.
public final class Documents {
  private Documents() {}

  /// @param entity whose it is, as the reader knows the person
  /// @param id of tuple and person, by which a writer knows its own again
  public static PresenceDocument of(String entity, String id, Presence presence) {
    var open =
        switch (presence.basic()) {
          case OPEN -> Optional.of(true);
          case CLOSED -> Optional.of(false);
          case UNKNOWN -> Optional.<Boolean>empty();
        };
    var notes = presence.note().map(List::of).orElseGet(List::of);
    var since = Optional.of(presence.since());
    var tuple = new Tuple(id, open, List.of(), notes, Optional.empty(), since);
    var person = new Person(id + "-p", words(presence), notes, since);
    return new PresenceDocument(entity, List.of(tuple), List.of(person), List.of());
  }

  private static List<String> words(Presence presence) {
    if (presence.basic() == Basic.UNKNOWN) {
      return List.of("unknown");
    }
    var words = new ArrayList<String>();
    for (var activity : presence.activities()) {
      nearest(activity)
          .map(Activity::word)
          .filter(word -> !words.contains(word))
          .ifPresent(words::add);
      if (!words.contains(activity.word())) {
        words.add(activity.word());
      }
    }
    return words;
  }

  private static Optional<Activity> nearest(Activity activity) {
    return switch (activity) {
      case DO_NOT_DISTURB -> Optional.of(Activity.BUSY);
      case BE_RIGHT_BACK -> Optional.of(Activity.AWAY);
      default -> Optional.empty();
    };
  }

  /// What a document says. One without tuples says open when the person does something; otherwise
  /// nothing is known.
  ///
  /// @param heard when; what claims to be newer began then
  public static Presence read(PresenceDocument document, Instant heard) {
    var basic = basic(document);
    var notes =
        Stream.of(
                document.persons().stream().flatMap(person -> person.notes().stream()),
                document.tuples().stream().flatMap(tuple -> tuple.notes().stream()),
                document.notes().stream())
            .flatMap(some -> some);
    return new Presence(
        basic,
        activities(document),
        notes.findFirst(),
        document.availability(),
        since(document, heard));
  }

  private static Basic basic(PresenceDocument document) {
    var said = document.tuples().stream().map(Tuple::open).flatMap(Optional::stream).toList();
    if (said.contains(true)) {
      return Basic.OPEN;
    }
    if (said.contains(false)) {
      return Basic.CLOSED;
    }
    return activities(document).isEmpty() ? Basic.UNKNOWN : Basic.OPEN;
  }

  private static Set<Activity> activities(PresenceDocument document) {
    var all = EnumSet.noneOf(Activity.class);
    Stream.concat(
            document.persons().stream().flatMap(person -> person.activities().stream()),
            document.tuples().stream().flatMap(tuple -> tuple.activities().stream()))
        .map(Documents::activity)
        .flatMap(Optional::stream)
        .forEach(all::add);
    return all;
  }

  private static Optional<Activity> activity(String word) {
    return switch (word) {
      case "unknown" -> Optional.empty();
      case "dnd", "donotdisturb" -> Optional.of(Activity.DO_NOT_DISTURB);
      case "brb" -> Optional.of(Activity.BE_RIGHT_BACK);
      case "on-phone", "busy-on-the-phone" -> Optional.of(Activity.ON_THE_PHONE);
      default -> Activity.of(word).or(() -> Optional.of(Activity.OTHER));
    };
  }

  private static Instant since(PresenceDocument document, Instant heard) {
    return Stream.concat(
            document.persons().stream().map(Person::timestamp),
            document.tuples().stream().map(Tuple::timestamp))
        .flatMap(Optional::stream)
        .filter(at -> at.isBefore(heard))
        .max(Instant::compareTo)
        .orElse(heard);
  }
}
