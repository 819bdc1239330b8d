package org.umbel.domain.presence;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What is known of somebody: whether reachable, what the person does, a word to others.
///
/// @param activities none for somebody who is simply there, or not there
/// @param note for people to read; a longer one than [#LONGEST_NOTE] characters is cut, an empty
///   one is none
/// @param number how a platform numbers it, where it does: what the numbers mean is the platform's,
///   only the ranges by which they become agent states know (PR-1)
/// @param since when this began, as the source says or as it was heard first
public record Presence(
    Basic basic,
    Set<Activity> activities,
    Optional<String> note,
    Optional<Integer> number,
    Instant since) {
  /// In characters.
  public static final int LONGEST_NOTE = 500;

  public Presence {
    activities = sorted(activities);
    note = note.map(Presence::fitting).filter(text -> !text.isEmpty());
  }

  /// One that nobody has numbered.
  public Presence(Basic basic, Set<Activity> activities, Optional<String> note, Instant since) {
    this(basic, activities, note, Optional.empty(), since);
  }

  public static Presence open(Instant since, Activity... activities) {
    return new Presence(Basic.OPEN, Set.of(activities), Optional.empty(), since);
  }

  public static Presence closed(Instant since) {
    return new Presence(Basic.CLOSED, Set.of(), Optional.empty(), since);
  }

  public static Presence unknown(Instant since) {
    return new Presence(Basic.UNKNOWN, Set.of(), Optional.empty(), since);
  }

  public Presence noted(String text) {
    return new Presence(basic, activities, Optional.of(text), number, since);
  }

  public Presence begunAt(Instant begun) {
    return new Presence(basic, activities, note, number, begun);
  }

  public Presence numbered(int platforms) {
    return new Presence(basic, activities, note, Optional.of(platforms), since);
  }

  /// In one word: that of the activity that weighs most, for somebody who can be reached.
  public Standing standing() {
    return switch (basic) {
      case CLOSED -> Standing.OFFLINE;
      case UNKNOWN -> Standing.UNKNOWN;
      case OPEN -> leading().map(Activity::standing).orElse(Standing.AVAILABLE);
    };
  }

  /// The activity that weighs most.
  public Optional<Activity> leading() {
    return activities.stream().max(Comparator.comparing(Activity::standing));
  }

  /// Whether both say the same, whenever it began.
  public boolean says(Presence other) {
    return basic == other.basic
        && activities.equals(other.activities)
        && note.equals(other.note)
        && number.equals(other.number);
  }

  private static Set<Activity> sorted(Collection<Activity> activities) {
    var set = EnumSet.noneOf(Activity.class);
    set.addAll(activities);
    return Collections.unmodifiableSet(set);
  }

  private static String fitting(String text) {
    var plain = text.strip();
    return plain.length() <= LONGEST_NOTE ? plain : plain.substring(0, LONGEST_NOTE);
  }
}
