package org.umbel.domain.notice;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.umbel.domain.call.Caller;
import org.umbel.domain.message.NewMessage.Kind;
import org.umbel.domain.speech.Language;

/// What a mobile phone is told of new messages: how many, from whom the last one is, and when it
/// came, with the date unless that is today's.
///
/// @param fresh how many are new; at least one
/// @param caller of the newest; a name is what a stranger may have chosen, and is cut to 40
///   characters
/// @param receivedAt when the newest came, where the person is
/// @param now in the same time zone
public record NoticeText(
    NewMessages fresh, Caller caller, ZonedDateTime receivedAt, ZonedDateTime now) {
  private static final int LONGEST_NAME = 40;

  /// In the person's language.
  public String in(Language language) {
    return switch (language) {
      case ENGLISH ->
          count(NoticeText::english, ", the last one")
              + (" from " + caller("an unknown caller"))
              + (isToday() ? "" : " on " + receivedAt("d MMMM", Locale.ENGLISH))
              + receivedAt(" 'at' HH:mm'.'", Locale.ENGLISH);
      case GERMAN ->
          count(NoticeText::german, ", " + germanLast())
              + (" von " + caller("unbekannt"))
              + (isToday() ? "" : " am " + receivedAt("d. MMMM", Locale.GERMAN))
              + receivedAt(" 'um' HH:mm 'Uhr.'", Locale.GERMAN);
    };
  }

  /// What messages of a kind are called.
  private record Noun(String one, String several) {}

  private static Noun english(Kind kind) {
    return switch (kind) {
      case VOICE -> new Noun("new voice message", "new voice messages");
      case FAX -> new Noun("new fax", "new faxes");
      case TEXT -> new Noun("new text message", "new text messages");
    };
  }

  private static Noun german(Kind kind) {
    return switch (kind) {
      case VOICE -> new Noun("neue Sprachnachricht", "neue Sprachnachrichten");
      case FAX -> new Noun("neues Fax", "neue Faxe");
      case TEXT -> new Noun("neue Textnachricht", "neue Textnachrichten");
    };
  }

  private String germanLast() {
    if (fresh.of(Kind.FAX) == fresh.total()) {
      return "das letzte";
    }
    return kinds().size() == 1 ? "die letzte" : "zuletzt";
  }

  private List<Kind> kinds() {
    return Arrays.stream(Kind.values()).filter(kind -> fresh.of(kind) > 0).toList();
  }

  private String count(Function<Kind, Noun> nouns, String last) {
    var kinds = kinds();
    if (fresh.total() == 1) {
      var one = nouns.apply(kinds.getFirst()).one();
      return Character.toUpperCase(one.charAt(0)) + one.substring(1);
    }
    return kinds.stream()
        .map(kind -> counted(fresh.of(kind), nouns.apply(kind)))
        .collect(Collectors.joining(", ", "", last));
  }

  private static String counted(int count, Noun noun) {
    return count + " " + (count == 1 ? noun.one() : noun.several());
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
