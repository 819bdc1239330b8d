package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.Extension;

/// The section `lamp`.
final class LampSection {
  private static final Setting<Extension> EXTENSION =
      Setting.required("extension", Formats.extension(), "Whose messages.", "MW-1");
  private static final Setting<String> ADDRESS =
      Setting.required(
          "address",
          Formats.scalar("a SIP URI such as sip:4000@192.0.2.1", LampSection::uri, text -> text),
          "Where the lamp is.",
          "MW-1");
  private static final Setting<Optional<String>> LINE =
      Setting.optional(
          "line", Formats.text("the name of a line"), "the first one", "By which line.", "MW-1");
  private static final Section<LampSettings.Phone> PHONE =
      Section.of(
          "A phone or PBX that is told though it does not register here.",
          List.of(EXTENSION, ADDRESS, LINE),
          values ->
              new LampSettings.Phone(values.of(EXTENSION), values.of(ADDRESS), values.of(LINE)));

  private static final Setting<Duration> POLL =
      Setting.of(
          "poll",
          Formats.duration(Duration.ofSeconds(5), Duration.ofHours(1)),
          Duration.ofSeconds(60),
          "How often a mail server is asked that does not tell by itself what was read in a mail"
              + " client: the longest a lamp is wrong then.",
          "MW-1");
  private static final Setting<List<LampSettings.Phone>> PHONES =
      Setting.of(
          "phones",
          new ListFormat<>(PHONE, LampSettings.Phone::toString, 0),
          List.of(),
          "Lamps beside those of registered phones.",
          "MW-1");

  static final Section<LampSettings> SECTION =
      Section.of(
          "The message lamps.",
          List.of(POLL, PHONES),
          values -> new LampSettings(values.of(POLL), values.of(PHONES)));

  private LampSection() {}

  private static Optional<String> uri(String text) {
    return text.length() <= 254 && text.matches("sips?:[^\\s<>\"@]+@[^\\s<>\"@]+")
        ? Optional.of(text)
        : Optional.empty();
  }
}
