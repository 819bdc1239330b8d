package org.umbel.domain.settings;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.speech.Language;

/// The forms values are written in.
public final class Forms {
  private Forms() {}

  /// A form of two functions.
  ///
  /// @param read empty when the text is no such value
  public static <T> Form<T> of(
      String allowed, Function<String, Optional<T>> read, Function<T, String> write) {
    return new Form<>() {
      @Override
      public Optional<T> read(String text) {
        return read.apply(text.strip());
      }

      @Override
      public String write(T value) {
        return write.apply(value);
      }

      @Override
      public String allowed() {
        return allowed;
      }
    };
  }

  public static Form<Boolean> yesNo() {
    return of(
        "true or false",
        text ->
            text.equals("true") || text.equals("false")
                ? Optional.of(Boolean.valueOf(text))
                : Optional.empty(),
        String::valueOf);
  }

  public static Form<Integer> number(int least, int most) {
    return of(
        "a whole number from " + least + " to " + most,
        text ->
            text.matches("[0-9]{1,9}")
                ? Optional.of(Integer.valueOf(text)).filter(n -> n >= least && n <= most)
                : Optional.empty(),
        String::valueOf);
  }

  /// One of the constants of an enum, in small letters with hyphens.
  public static <E extends Enum<E>> Form<E> choice(E[] constants) {
    return of(
        Arrays.stream(constants).map(Forms::word).collect(Collectors.joining(" or ")),
        text -> Arrays.stream(constants).filter(one -> word(one).equals(text)).findFirst(),
        Forms::word);
  }

  public static Form<Language> language() {
    return of(
        Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.joining(" or ")),
        text -> Arrays.stream(Language.values()).filter(l -> l.tag().equals(text)).findFirst(),
        Language::tag);
  }

  /// A day as ISO 8601 writes it.
  public static Form<LocalDate> day() {
    return of("a day such as 2026-12-31", Forms::day, LocalDate::toString);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }

  public static Form<PhoneNumber> phoneNumber() {
    return of("a telephone number", PhoneNumber::parse, PhoneNumber::digits);
  }

  /// One to `longest` characters on one line.
  public static Form<String> text(int longest) {
    return of(
        "a text of at most " + longest + " characters",
        text ->
            text.isEmpty() || text.length() > longest || text.chars().anyMatch(c -> c < ' ')
                ? Optional.empty()
                : Optional.of(text),
        text -> text);
  }

  /// The same values, to be read by nobody. The key of such a setting says so by a part `password`.
  public static <T> Form<T> secret(Form<T> form) {
    return new Form<>() {
      @Override
      public Optional<T> read(String text) {
        return form.read(text);
      }

      @Override
      public String write(T value) {
        return form.write(value);
      }

      @Override
      public String allowed() {
        return form.allowed();
      }

      @Override
      public boolean secret() {
        return true;
      }
    };
  }

  /// Nothing or a value; nothing is written as `none`.
  public static <T> Form<Optional<T>> optional(Form<T> form) {
    return of(
        "none or " + form.allowed(),
        text -> perhaps(form, text),
        value -> value.map(form::write).orElse("none"));
  }

  private static <T> Optional<Optional<T>> perhaps(Form<T> form, String text) {
    if (text.equals("none")) {
      return Optional.of(Optional.empty());
    }
    var value = form.read(text);
    return value.isPresent() ? Optional.of(value) : Optional.empty();
  }

  /// Values with commas between; none is written as `none`.
  ///
  /// @param most how many there may be
  public static <T> Form<List<T>> list(Form<T> form, int most) {
    return of(
        "none, or at most " + most + " with commas between: " + form.allowed(),
        text -> text.equals("none") ? Optional.of(List.of()) : items(form, most, text),
        values ->
            values.isEmpty()
                ? "none"
                : values.stream().map(form::write).collect(Collectors.joining(", ")));
  }

  private static <T> Optional<List<T>> items(Form<T> form, int most, String text) {
    var values = new ArrayList<T>();
    for (var part : text.split(",", -1)) {
      var value = form.read(part);
      if (value.isEmpty() || values.size() == most) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(List.copyOf(values));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
