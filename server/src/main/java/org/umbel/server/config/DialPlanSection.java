package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.dialling.NumberClass;
import org.umbel.domain.dialling.NumberPattern;

/// One of the list `dial-plan`.
final class DialPlanSection {
  private static final Setting<NumberPattern> PATTERN =
      Setting.required(
          "pattern",
          pattern(),
          "The dialled numbers that are meant: digits, * and # stand for themselves, X for 0 to 9,"
              + " N for 2 to 9, ? for one or more digits, Z at the end for any rest.",
          "DP-1");
  private static final Setting<NumberClass> CLASS =
      Setting.required(
          "class",
          Formats.choice(NumberClass.values()),
          "What kind of numbers they are; see `dialling.classes`. An emergency call is never"
              + " refused.",
          "DP-1",
          "SC-2");
  private static final Setting<Integer> STRIP =
      Setting.of(
          "strip",
          Formats.number(0, 32),
          0,
          "How many digits of what is dialled are left out at its beginning.",
          "DP-1");
  private static final Setting<Optional<String>> PREFIX =
      Setting.optional(
          "prefix",
          Formats.scalar(
              "digits, with or without a leading +, or the + alone",
              text -> text.matches("(?=.)\\+?[0-9*#]{0,20}") ? Optional.of(text) : Optional.empty(),
              text -> text),
          "none",
          "What is put before the rest, such as +49, so that the line is given the number as it"
              + " wants it.",
          "DP-1");
  private static final Setting<List<LineReference>> LINES =
      Setting.required(
          "lines",
          Formats.someOf(LineReference.FORMAT),
          "The lines that lead there, the best first. When one is full or its servers do not"
              + " answer, the next one is taken.",
          "DP-2");

  static final Section<DialPlanEntry> SECTION =
      Section.of(
          "Numbers outside that are called alike.",
          List.of(PATTERN, CLASS, STRIP, PREFIX, LINES),
          values ->
              new DialPlanEntry(
                  values.of(PATTERN),
                  values.of(CLASS),
                  values.of(STRIP),
                  values.of(PREFIX),
                  values.of(LINES)));

  private DialPlanSection() {}

  static Format<NumberPattern> pattern() {
    return Formats.scalar(
        "a pattern such as 00Z, 0N? or +49XXX", NumberPattern::parse, NumberPattern::text);
  }
}
