package org.umbel.server.config;

import java.util.List;

/// The section `spool`.
final class SpoolSection {
  private static final Setting<Integer> MESSAGES =
      Setting.of(
          "messages",
          Formats.number(1, 1_000_000),
          20_000,
          "How many messages may be waiting for their delivery; callers of a further one hear that"
              + " none can be taken now.",
          "CA-12");
  private static final Setting<Integer> LEAST_FREE =
      Setting.of(
          "least-free-mb",
          Formats.number(1, 1_000_000),
          200,
          "Space on the disk, in megabytes, below which no message is taken, so that those being"
              + " recorded end well. Ten minutes of speech take 10 MB.",
          "CA-12");

  static final Section<SpoolSettings> SECTION =
      Section.of(
          "Where messages are between the caller and the mailbox.",
          List.of(MESSAGES, LEAST_FREE),
          values -> new SpoolSettings(values.of(MESSAGES), values.of(LEAST_FREE)));

  private SpoolSection() {}
}
