package org.umbel.server.config;

import java.time.Duration;
import java.util.List;

/// The section `directory.limits`.
final class DirectoryLimitsSection {
  private static final Setting<Duration> CONNECT =
      Setting.of(
          "connect",
          Formats.duration(Duration.ofMillis(100), Duration.ofSeconds(30)),
          Duration.ofSeconds(3),
          "How long a connection may take to come about.",
          "LD-1");
  private static final Setting<Duration> PATIENCE =
      Setting.of(
          "patience",
          Formats.duration(Duration.ofMillis(100), Duration.ofMinutes(1)),
          Duration.ofSeconds(5),
          "How long the directory may take for each answer. Calls find people without asking it.",
          "LD-1");
  private static final Setting<Integer> CONNECTIONS =
      Setting.of(
          "connections",
          Formats.number(2, 1_000),
          10,
          "How many connections there may be at once.",
          "LD-1");
  private static final Setting<Integer> PAGE =
      Setting.of(
          "page",
          Formats.number(1, 10_000),
          1_000,
          "How many entries are asked for at once; an Active Directory gives 1000 at most.",
          "LD-8");
  private static final Setting<Duration> CHANGES =
      Setting.of(
          "changes",
          Formats.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
          Duration.ofSeconds(15),
          "How often the directory is asked for changes.",
          "LD-8");
  private static final Setting<Duration> WHOLE =
      Setting.of(
          "whole",
          Formats.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
          Duration.ofMinutes(15),
          "How often everybody is read again, which finds who has left.",
          "LD-8");

  static final Section<DirectorySettings.Limits> SECTION =
      Section.of(
          "How long the directory is waited for, and how it is read.",
          List.of(CONNECT, PATIENCE, CONNECTIONS, PAGE, CHANGES, WHOLE),
          values ->
              new DirectorySettings.Limits(
                  values.of(CONNECT),
                  values.of(PATIENCE),
                  values.of(CONNECTIONS),
                  values.of(PAGE),
                  values.of(CHANGES),
                  values.of(WHOLE)));

  private DirectoryLimitsSection() {}
}
