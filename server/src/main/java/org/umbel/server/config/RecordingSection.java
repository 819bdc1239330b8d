package org.umbel.server.config;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.Key;
import org.umbel.domain.call.RecordingLimits;

/// The sections `recording` and `greeting`: when a recording ends by itself.
final class RecordingSection {
  private static final RecordingLimits STANDARD = RecordingLimits.DEFAULT;

  private static final Setting<Duration> SHORTEST =
      Setting.of(
          "shortest",
          Formats.duration(Duration.ZERO, Duration.ofMinutes(1)),
          STANDARD.shortest(),
          "Shorter recordings are dropped as unintended; 0 keeps everything.",
          "CA-1");
  private static final Setting<Duration> LONGEST =
      Setting.of(
          "longest",
          Formats.duration(Duration.ofSeconds(1), Duration.ofHours(2)),
          STANDARD.longest(),
          "A recording ends after this length.",
          "CA-1");
  private static final Setting<Duration> SILENCE =
      Setting.of(
          "silence",
          Formats.duration(Duration.ZERO, Duration.ofMinutes(5)),
          STANDARD.silence(),
          "A recording ends after this long without a voice; 0 never ends for silence.",
          "CA-1");
  private static final Setting<List<Key>> ENDING_KEYS =
      Setting.of(
          "ending-keys",
          Formats.list(
              Formats.scalar(
                  "a key of the telephone, in quotes: \"0\" to \"9\", \"*\", \"#\"",
                  text -> text.length() == 1 ? Key.of(text.charAt(0)) : Optional.empty(),
                  key -> "\"" + key.symbol() + "\"")),
          STANDARD.endingKeys().stream().sorted().toList(),
          "Keys that end a recording.",
          "CA-1");

  private RecordingSection() {}

  static Section<RecordingLimits> about(String what) {
    return new Section<>(
        what,
        List.of(SHORTEST, LONGEST, SILENCE, ENDING_KEYS),
        RecordingSection::make,
        RecordingSection::check);
  }

  private static RecordingLimits make(Values values) {
    var keys = EnumSet.noneOf(Key.class);
    keys.addAll(values.of(ENDING_KEYS));
    return new RecordingLimits(values.of(SHORTEST), values.of(LONGEST), values.of(SILENCE), keys);
  }

  private static void check(RecordingLimits made, Section.Report report) {
    if (made.shortest().compareTo(made.longest()) >= 0) {
      report.wrong(
          SHORTEST,
          DurationText.show(made.shortest()),
          "less than longest, which is " + DurationText.show(made.longest()));
    }
  }
}
