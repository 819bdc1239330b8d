package org.umbel.domain.presence;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What somebody is doing: the words of RFC 4480 §3.2, and two that telephones and unified
/// communications have beside them ([#DO_NOT_DISTURB] and [#BE_RIGHT_BACK]).
public enum Activity {
  APPOINTMENT(Standing.MEETING),
  AWAY(Standing.AWAY),
  BE_RIGHT_BACK(Standing.BE_RIGHT_BACK),
  BREAKFAST(Standing.AWAY),
  BUSY(Standing.BUSY),
  DINNER(Standing.AWAY),
  DO_NOT_DISTURB(Standing.DO_NOT_DISTURB),
  HOLIDAY(Standing.AWAY),
  IN_TRANSIT(Standing.AWAY),
  LOOKING_FOR_WORK(Standing.AVAILABLE),
  LUNCH(Standing.AWAY),
  MEAL(Standing.AWAY),
  MEETING(Standing.MEETING),
  ON_THE_PHONE(Standing.ON_THE_PHONE),
  PERFORMANCE(Standing.BUSY),
  PERMANENT_ABSENCE(Standing.AWAY),
  PLAYING(Standing.BUSY),
  PRESENTATION(Standing.DO_NOT_DISTURB),
  SHOPPING(Standing.AWAY),
  SLEEPING(Standing.AWAY),
  SPECTATOR(Standing.BUSY),
  STEERING(Standing.BUSY),
  TRAVEL(Standing.AWAY),
  TV(Standing.AWAY),
  VACATION(Standing.AWAY),
  WORKING(Standing.AVAILABLE),
  WORSHIP(Standing.DO_NOT_DISTURB),
  /// Something that has no word of its own; the note may say it.
  OTHER(Standing.AVAILABLE);

  private static final Map<String, Activity> BY_WORD =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Activity::word, one -> one));

  private final Standing standing;

  Activity(Standing standing) {
    this.standing = standing;
  }

  /// What somebody counts as who does this and can be reached.
  public Standing standing() {
    return standing;
  }

  /// As RFC 4480 writes it, such as `on-the-phone`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @return empty for a word that is none
  public static Optional<Activity> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
