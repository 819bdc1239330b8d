package org.umbel.server.config;

import java.time.Duration;
import java.util.List;

/// The section `trace`.
final class TraceSection {
  private static final Setting<Integer> CALLS =
      Setting.of(
          "calls",
          Formats.number(0, 1_000_000),
          1_000,
          "How many answered calls are kept with all their messages and figures, for the page"
              + " /calls; the oldest are forgotten. A fifth as many are kept of those nobody"
              + " answered, and of each line the last registrations, subscriptions and probes, for"
              + " the page /exchanges. They are in memory only; 0 keeps nothing.",
          "LN-3");
  private static final Setting<Integer> MEGABYTES =
      Setting.of(
          "megabytes",
          Formats.number(1, 100_000),
          32,
          "How much memory they may take, about; above it the oldest are forgotten, however many"
              + " they are.",
          "LN-3");
  private static final Setting<Boolean> SHOW_KEYS =
      Setting.of(
          "show-keys",
          Formats.yesNo(),
          false,
          "Whether it is shown which keys callers press. Among them are PINs: switch it on only"
              + " while looking for a fault.",
          "LN-13");

  private static final Setting<Integer> MESSAGES =
      Setting.of(
          "messages",
          Formats.number(0, 1_000_000),
          10_000,
          "Of how many messages it is kept which way they went: recorded, stored, mailed, seen,"
              + " lamp; for the page /traces. The oldest are forgotten. They are on disk and in"
              + " memory, about 2 KB each.",
          "CA-12");
  private static final Setting<Duration> MESSAGE_AGE =
      Setting.of(
          "message-age",
          Formats.duration(Duration.ofHours(1), Duration.ofDays(3_650)),
          Duration.ofDays(30),
          "How long that is kept after something last happened to the message.",
          "CA-12");

  static final Section<TraceSettings> SECTION =
      Section.of(
          "What is kept of the last calls and messages for administrators who look for a fault.",
          List.of(CALLS, MEGABYTES, SHOW_KEYS, MESSAGES, MESSAGE_AGE),
          values ->
              new TraceSettings(
                  values.of(CALLS),
                  values.of(MEGABYTES),
                  values.of(SHOW_KEYS),
                  values.of(MESSAGES),
                  values.of(MESSAGE_AGE)));

  private TraceSection() {}
}
