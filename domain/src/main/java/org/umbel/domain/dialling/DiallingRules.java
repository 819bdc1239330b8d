package org.umbel.domain.dialling;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.dialling.Decision.Cause;
import org.umbel.domain.dialling.DialPlan.Route;

/// Which numbers outside somebody may call, when and how often, so that a stolen password or a
/// guessed PIN costs little (SC-2). Emergency calls are always allowed.
///
/// @param classes of numbers that may be called
/// @param allowed numbers that may be called whatever their class, as dialled or as called
/// @param denied numbers that may not, whatever else allows them
/// @param perMinute calls begun within any minute
/// @param perHour calls begun within any hour
/// @param hours when calls may begin; none for any time
/// @param zone of the hours
public record DiallingRules(
    Set<NumberClass> classes,
    List<NumberPattern> allowed,
    List<NumberPattern> denied,
    int perMinute,
    int perHour,
    List<CallingHours> hours,
    ZoneId zone) {

  /// Everything but premium and international numbers, 10 calls a minute and 60 an hour.
  public static final DiallingRules DEFAULT =
      new DiallingRules(
          EnumSet.complementOf(EnumSet.of(NumberClass.PREMIUM, NumberClass.INTERNATIONAL)),
          List.of(),
          List.of(),
          10,
          60,
          List.of(),
          ZoneId.of("UTC"));

  public DiallingRules {
    classes = Set.copyOf(classes);
    allowed = List.copyOf(allowed);
    denied = List.copyOf(denied);
    hours = List.copyOf(hours);
  }

  /// The same with hours of another place.
  public DiallingRules at(ZoneId place) {
    return new DiallingRules(classes, allowed, denied, perMinute, perHour, hours, place);
  }

  /// How many calls somebody has begun lately.
  public record Recent(int inMinute, int inHour) {}

  /// Decides on a call that is about to begin.
  public Decision decide(Route route, Recent recent, Instant now) {
    if (route.kind() == NumberClass.EMERGENCY) {
      return new Decision.Allowed();
    }
    if (anyMeans(denied, route)) {
      return new Decision.Refused(Cause.NUMBER, "This number may not be called");
    }
    if (!classes.contains(route.kind()) && !anyMeans(allowed, route)) {
      return new Decision.Refused(Cause.CLASS, words(route.kind()) + " numbers may not be called");
    }
    var moment = now.atZone(zone).toLocalDateTime();
    if (!hours.isEmpty() && hours.stream().noneMatch(span -> span.contains(moment))) {
      return new Decision.Refused(Cause.HOURS, "No calls out at this time");
    }
    if (recent.inMinute() >= perMinute) {
      return new Decision.Refused(
          Cause.RATE, "Too many calls out, " + perMinute + " in a minute at most");
    }
    return recent.inHour() >= perHour
        ? new Decision.Refused(Cause.RATE, "Too many calls out, " + perHour + " in an hour at most")
        : new Decision.Allowed();
  }

  private static boolean anyMeans(List<NumberPattern> patterns, Route route) {
    return Stream.of(route.dialled(), route.called()).anyMatch(number -> means(patterns, number));
  }

  private static boolean means(List<NumberPattern> patterns, PhoneNumber number) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(number));
  }

  private static String words(NumberClass kind) {
    var word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
