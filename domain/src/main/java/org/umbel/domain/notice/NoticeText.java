package org.umbel.domain.notice;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.umbel.domain.call.Caller;
import org.umbel.domain.speech.Language;

/// What a mobile phone is told of voice messages: how many, from whom the last one is, and when it
/// came, with the date unless that is today's.
///
/// @param fresh how many are new; at least 1
/// @param caller of the newest; a name is what a stranger may have chosen, and is cut to 40
///   characters
/// @param receivedAt when the newest came, where the person is
/// @param now in the same time zone
public record NoticeText(int fresh, Caller caller, ZonedDateTime receivedAt, ZonedDateTime now) {
  private static final int LONGEST_NAME = 40;

  /// In the person's language.
  public String in(Language language) {
    return switch (language) {
      case ENGLISH ->
          count("New voice message", "%d new voice messages, the last one")
              + (" from " + caller("an unknown caller"))
              + (isToday() ? "" : " on " + receivedAt("d MMMM", Locale.ENGLISH))
              + receivedAt(" 'at' HH:mm'.'", Locale.ENGLISH);
      case GERMAN ->
          count("Neue Sprachnachricht", "%d neue Sprachnachrichten, die letzte")
              + (" von " + caller("unbekannt"))
              + (isToday() ? "" : " am " + receivedAt("d. MMMM", Locale.GERMAN))
              + receivedAt(" 'um' HH:mm 'Uhr.'", Locale.GERMAN);
    };
  }

  private String count(String one, String several) {
    return fresh == 1 ? one : several.formatted(fresh);
  }

  private String caller(String unknown) {
    var named = new Caller(caller.number(), caller.name().map(NoticeText::harmless));
    return caller.number().isEmpty() && caller.name().isEmpty() ? unknown : named.label();
  }

  private static String harmless(String name) {
    var line = name.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST_NAME
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)).strip();
  }

  private boolean isToday() {
    return receivedAt.toLocalDate().equals(now.toLocalDate());
  }

  private String receivedAt(String pattern, Locale locale) {
    return DateTimeFormatter.ofPattern(pattern, locale).format(receivedAt);
  }
}
