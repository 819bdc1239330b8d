package org.umbel.server.config;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.umbel.domain.dialling.CallingHours;
import org.umbel.domain.dialling.DiallingRules;
import org.umbel.domain.dialling.NumberClass;
import org.umbel.domain.dialling.NumberPattern;

/// The section `dialling`, of everybody or of one person. Its times are those of the system.
final class DiallingSection {
  private static final DiallingRules STANDARD = DiallingRules.DEFAULT;

  private static final Setting<List<NumberClass>> CLASSES =
      Setting.of(
          "classes",
          Formats.list(Formats.choice(NumberClass.values())),
          Arrays.stream(NumberClass.values()).filter(STANDARD.classes()::contains).toList(),
          "The kinds of numbers outside that may be called, as the dial plan classifies them.",
          "SC-2");
  private static final Setting<List<NumberPattern>> ALLOWED =
      Setting.of(
          "allowed",
          Formats.list(DialPlanSection.pattern()),
          List.of(),
          "Numbers that may be called whatever their class, as dialled or as the line is given"
              + " them; patterns are written as in the dial plan.",
          "SC-2");
  private static final Setting<List<NumberPattern>> DENIED =
      Setting.of(
          "denied",
          Formats.list(DialPlanSection.pattern()),
          List.of(),
          "Numbers that may not be called, whatever else allows them.",
          "SC-2");
  private static final Setting<Integer> PER_MINUTE =
      Setting.of(
          "calls-per-minute",
          Formats.number(0, 1_000),
          STANDARD.perMinute(),
          "How many calls out a person may begin within any minute, forwarded ones included.",
          "SC-2");
  private static final Setting<Integer> PER_HOUR =
      Setting.of(
          "calls-per-hour",
          Formats.number(0, 10_000),
          STANDARD.perHour(),
          "How many calls out a person may begin within any hour, forwarded ones included.",
          "SC-2");
  private static final Setting<List<CallingHours>> HOURS =
      Setting.of(
          "hours",
          Formats.list(
              Formats.scalar(
                  "days and times such as mon-fri 07:00-20:00, or sat 22:00-06:00",
                  HoursText::parse,
                  HoursText::show)),
          List.of(),
          "When calls out may begin; empty for any time.",
          "SC-2");

  static final Section<DiallingRules> SECTION =
      Section.of(
          "Which numbers outside may be called, when and how often, so that a stolen password or a"
              + " guessed PIN costs little. Who may not is told so (403), and emergency calls are"
              + " always allowed.",
          List.of(CLASSES, ALLOWED, DENIED, PER_MINUTE, PER_HOUR, HOURS),
          values ->
              new DiallingRules(
                  Set.copyOf(values.of(CLASSES)),
                  values.of(ALLOWED),
                  values.of(DENIED),
                  values.of(PER_MINUTE),
                  values.of(PER_HOUR),
                  values.of(HOURS),
                  STANDARD.zone()));

  private DiallingSection() {}
}
