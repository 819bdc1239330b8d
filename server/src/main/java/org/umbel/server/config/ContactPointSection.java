package org.umbel.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.contact.ShownStatistic;
import org.umbel.domain.contact.Strategy;
import org.umbel.domain.contact.Strategy.Step;
import org.umbel.domain.speech.Language;

/// One of the list `contact-points`.
final class ContactPointSection {
  private static final Setting<PhoneNumber> NUMBER =
      Setting.required(
          "number",
          Formats.phoneNumber(),
          "The number that customers call; no person and no pilot has it.",
          "KW-8");
  private static final Setting<String> DISPLAY_NAME =
      Setting.required("display-name", Formats.text("a name"), "As workers see it.", "KW-8");
  private static final Setting<Boolean> ENABLED =
      Setting.of("enabled", Formats.yesNo(), true, "Whether calls to it are taken.", "KW-8");
  private static final Setting<Boolean> SHOWN =
      Setting.of(
          "shown", Formats.yesNo(), true, "Whether workers see it and can pass calls on.", "KW-8");
  private static final Setting<List<ShownStatistic>> ATTRIBUTES =
      Setting.of(
          "attribute",
          new OneOrMoreFormat<>(
              Formats.scalar(
                  "a text such as `format: Calls waiting: %s, statistic: waiting-calls`; the"
                      + " statistics are waiting-calls, longest-wait, ready-workers, calls-today",
                  ShownStatistic::parse, ShownStatistic::text)),
          List.of(),
          "Figures that workers see with it, in this order: one such text, or a list.",
          "KW-8");
  private static final Setting<Optional<Language>> LANGUAGE =
      Setting.optional(
          "language",
          Formats.language(),
          "that of the server",
          "In which language callers are spoken to.",
          "KW-8");
  private static final Setting<Optional<Path>> GREETING =
      Setting.optional(
          "greeting", Formats.path(), "none", "A WAV file that callers hear at first.", "KW-8");
  private static final Setting<Optional<Path>> MUSIC =
      Setting.optional(
          "music",
          Formats.path(),
          "what is shipped",
          "A WAV file that callers hear while they wait, over and over.",
          "KW-8");
  private static final Setting<Boolean> ANNOUNCEMENTS =
      Setting.of(
          "announcements",
          Formats.yesNo(),
          true,
          "Whether callers are told twice a minute that all are busy, and how many wait before"
              + " them.",
          "KW-8");
  private static final Setting<List<Step>> STRATEGY =
      Setting.required(
          "strategy",
          new ListFormat<>(StrategyStepSection.SECTION, step -> step, 1),
          "To whom a call is offered, one step after the other: a step that finds nobody overflows"
              + " into the next one.",
          "KW-3",
          "KW-13");
  private static final Setting<Duration> LONGEST_WAIT =
      Setting.of(
          "longest-wait",
          Formats.duration(Duration.ZERO, Duration.ofHours(2)),
          Duration.ZERO,
          "For how long the strategy begins anew when its last step has found nobody; with 0 s it"
              + " is done once.",
          "KW-13");
  private static final Setting<Optional<PhoneNumber>> DEFAULT_ROUTE =
      Setting.optional(
          "default-route",
          Formats.phoneNumber(),
          "knowledge-workers.login-queue",
          "Where a call goes that nobody took. With none the caller hears that nobody is free.",
          "KW-11");
  private static final Setting<List<String>> HEADERS = WorkerDataKeys.headers("calls", "KW-8");

  static final Section<ContactPoint> SECTION =
      Section.of(
          "A number by which customers reach knowledge workers.",
          List.of(
              NUMBER,
              DISPLAY_NAME,
              ENABLED,
              SHOWN,
              ATTRIBUTES,
              LANGUAGE,
              GREETING,
              MUSIC,
              ANNOUNCEMENTS,
              STRATEGY,
              LONGEST_WAIT,
              DEFAULT_ROUTE,
              HEADERS),
          ContactPointSection::make);

  private ContactPointSection() {}

  private static ContactPoint make(Values values) {
    return new ContactPoint(
        values.of(NUMBER),
        values.of(DISPLAY_NAME),
        values.of(ENABLED),
        values.of(SHOWN),
        values.of(ATTRIBUTES),
        new ContactPoint.Welcome(
            values.of(LANGUAGE), values.of(GREETING), values.of(MUSIC), values.of(ANNOUNCEMENTS)),
        new Strategy(values.of(STRATEGY), values.of(LONGEST_WAIT)),
        values.of(DEFAULT_ROUTE),
        Set.copyOf(values.of(HEADERS)));
  }
}
