package org.umbel.directory.people;

import static java.time.ZoneOffset.UTC;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// An attribute that tells which entries have changed lately: a count of the server's changes
/// (`uSNChanged`), which no other server shares, or the time of the change (`modifyTimestamp`) by
/// the directory's own clock.
///
/// @param counts whether it is a count
public record ChangeMark(String attribute, boolean counts) {
  /// So much later another server's changes may come.
  private static final long LATE_CHANGES = 50;

  static final Duration LATE = Duration.ofMinutes(1);

  /// GeneralizedTime, RFC 4517 §3.3.13, of which fractions are not needed.
  private static final String SECONDS = "uuuuMMddHHmmss";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(SECONDS, Locale.ROOT);

  /// By its name: an attribute with `usn` in it counts.
  public static ChangeMark of(String attribute) {
    return new ChangeMark(attribute, attribute.toLowerCase(Locale.ROOT).contains("usn"));
  }

  /// The count, or the second since 1970; 0 when the entry has none.
  long of(Entry entry) {
    var text = Optional.ofNullable(entry.getAttributeValue(attribute)).orElse("").strip();
    try {
      if (counts) {
        return Long.parseLong(text);
      }
      var seconds = text.substring(0, Math.min(text.length(), SECONDS.length()));
      return LocalDateTime.parse(seconds, TIME).toEpochSecond(UTC);
    } catch (NumberFormatException | DateTimeParseException unreadable) {
      return 0;
    }
  }

  /// Finds what has changed since, and in the second before, for not every server compares
  /// fractions of seconds. A directory that was filled at one go has very many entries of about one
  /// time, so it is no more than that.
  Filter since(long mark) {
    return counts
        ? late(mark)
        : greaterOrEqual(LocalDateTime.ofEpochSecond(mark, 0, UTC).minusSeconds(1));
  }

  /// The same, and what comes late from another server.
  Filter late(long mark) {
    return counts
        ? Filter.greaterOrEqual(attribute, Long.toString(Math.max(0, mark - LATE_CHANGES)))
        : greaterOrEqual(LocalDateTime.ofEpochSecond(mark, 0, UTC).minus(LATE));
  }

  private Filter greaterOrEqual(LocalDateTime time) {
    return Filter.greaterOrEqual(attribute, TIME.format(time) + "Z");
  }
}
