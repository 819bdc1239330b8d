package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import org.umbel.telephony.registration.RegistrarSettings;

/// The section `registrar`.
final class RegistrarSection {
  private static final RegistrarSettings STANDARD = RegistrarSettings.DEFAULT;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);

  private static final Setting<Duration> USUAL =
      Setting.of(
          "usual",
          Formats.duration(SECOND, DAY),
          STANDARD.usual(),
          "How long a registration lasts when the phone names no time.",
          "ST-3");
  private static final Setting<Duration> SHORTEST =
      Setting.of(
          "shortest",
          Formats.duration(SECOND, DAY),
          STANDARD.shortest(),
          "A phone that wants a shorter time is told to ask for this one (423).",
          "ST-3");
  private static final Setting<Duration> LONGEST =
      Setting.of(
          "longest",
          Formats.duration(SECOND, DAY),
          STANDARD.longest(),
          "What a phone gets that wants more.",
          "ST-3");
  private static final Setting<Integer> PHONES_OF_ONE =
      Setting.of(
          "phones-of-one",
          Formats.number(1, 100),
          STANDARD.contactsOfOne(),
          "How many phones of one extension may be registered; beyond it the one that was renewed"
              + " longest ago is forgotten.",
          "ST-3");
  private static final Setting<Integer> PHONES =
      Setting.of(
          "phones",
          Formats.number(1, 10_000_000),
          STANDARD.contactsOfAll(),
          "How many phones may be registered in all; beyond it new ones are told to come later"
              + " (503).",
          "ST-3");

  static final Section<RegistrarSettings> SECTION =
      new Section<>(
          "What phones that register are granted. Registrations survive a restart.",
          List.of(USUAL, SHORTEST, LONGEST, PHONES_OF_ONE, PHONES),
          values ->
              new RegistrarSettings(
                  values.of(USUAL),
                  values.of(SHORTEST),
                  values.of(LONGEST),
                  values.of(PHONES_OF_ONE),
                  values.of(PHONES)),
          RegistrarSection::check);

  private RegistrarSection() {}

  private static void check(RegistrarSettings made, Section.Report report) {
    if (made.longest().compareTo(made.shortest()) < 0) {
      report.wrong(
          LONGEST,
          DurationText.show(made.longest()),
          "not less than shortest, which is " + DurationText.show(made.shortest()));
    }
  }
}
