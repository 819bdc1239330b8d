package org.umbel.server.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.domain.speech.Language;

/// The ways values are written.
final class Formats {
  private static final int LONGEST_TEXT = 1_000;

  private Formats() {}

  static Format<String> text(String allowed) {
    return scalar(allowed, Formats::shortText, Function.identity());
  }

  static Format<Boolean> yesNo() {
    return scalar(
        "true or false",
        text ->
            text.equals("true") || text.equals("false")
                ? Optional.of(Boolean.valueOf(text))
                : Optional.empty(),
        String::valueOf);
  }

  static Format<Integer> number(int least, int most) {
    return scalar(
        "a whole number from " + least + " to " + most,
        text ->
            text.matches("[0-9]{1,9}")
                ? Optional.of(Integer.valueOf(text)).filter(n -> n >= least && n <= most)
                : Optional.empty(),
        String::valueOf);
  }

  static Format<Duration> duration(Duration least, Duration most) {
    return scalar(
        "a time from " + DurationText.show(least) + " to " + DurationText.show(most),
        text ->
            DurationText.parse(text)
                .filter(time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0),
        DurationText::show);
  }

  /// A time of which a number without a unit is milliseconds, as other systems write it.
  static Format<Duration> milliseconds(Duration least, Duration most) {
    var format = duration(least, most);
    return scalar(
        format.allowed() + "; a number alone is milliseconds",
        text ->
            DurationText.parse(text.matches("[0-9]{1,9}") ? text + " ms" : text)
                .filter(time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0),
        DurationText::show);
  }

  static Format<Path> path() {
    return scalar("a path", Formats::parsePath, Path::toString);
  }

  static Format<Extension> extension() {
    return scalar("one to fifteen digits", Extension::parse, Extension::digits);
  }

  static Format<PhoneNumber> phoneNumber() {
    return scalar("a telephone number", PhoneNumber::parse, PhoneNumber::digits);
  }

  static Format<ZoneId> zone() {
    return scalar("a time zone such as Europe/Berlin", Formats::parseZone, ZoneId::getId);
  }

  static Format<Language> language() {
    return choice(Language.values(), Language::tag);
  }

  /// One of a few words; constants are written in kebab-case.
  static <E extends Enum<E>> Format<E> choice(E[] constants) {
    return choice(constants, c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  static <E> Format<E> choice(E[] constants, Function<E, String> word) {
    return scalar(
        Arrays.stream(constants).map(word).collect(Collectors.joining(" or ")),
        text -> Arrays.stream(constants).filter(c -> word.apply(c).equals(text)).findFirst(),
        word);
  }

  /// A list without repetitions; may be empty.
  static <T> Format<List<T>> list(Format<T> item) {
    return new ListFormat<>(item, value -> item.show(value), 0);
  }

  /// A list without repetitions of at least one value.
  static <T> Format<List<T>> someOf(Format<T> item) {
    return new ListFormat<>(item, value -> item.show(value), 1);
  }

  static <T> Format<T> scalar(
      String allowed, Function<String, Optional<T>> parse, Function<T, String> write) {
    return new ScalarFormat<>(allowed, parse, write, false);
  }

  /// A value that is never shown.
  static <T> Format<T> secretScalar(String allowed, Function<String, Optional<T>> parse) {
    return new ScalarFormat<>(allowed, parse, _ -> "***", true);
  }

  private static Optional<String> shortText(String text) {
    return text.isBlank() || text.length() > LONGEST_TEXT ? Optional.empty() : Optional.of(text);
  }

  private static Optional<Path> parsePath(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> parseZone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
