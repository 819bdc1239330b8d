package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.umbel.media.engine.PortRange;

/// The section `media`.
final class MediaSection {
  private static final Pattern PORTS = Pattern.compile("([0-9]{4,5}) ?- ?([0-9]{4,5})");

  private static final Setting<Optional<String>> HOST =
      Setting.optional(
          "host",
          Formats.text("a host name or address"),
          "the host at which the first line listens",
          "Where sound is taken and sent.",
          "LN-1");
  private static final Setting<Optional<String>> ADVERTISED =
      Setting.optional(
          "advertised",
          Formats.text("an IP address"),
          "the address sound is taken at",
          "The address that others are told to send sound to.",
          "LN-1");
  private static final Setting<PortRange> PORT_RANGE =
      Setting.of(
          "ports",
          Formats.scalar(
              "FIRST-LAST within 1024-65535, at least two ports",
              MediaSection::ports,
              PortRange::toString),
          new PortRange(16_384, 32_767),
          "The UDP ports for sound; each call takes two.",
          "LN-1");
  private static final Setting<Duration> DEAD_AFTER =
      Setting.of(
          "dead-after",
          Formats.duration(Duration.ofSeconds(30), Duration.ofHours(2)),
          Duration.ofMinutes(5),
          "A call is taken for dead and ended when no sound has come for so long. Phones that send"
              + " nothing in silence are quiet as long as their owner listens.",
          "LN-1");

  static final Section<AudioSettings> SECTION =
      Section.of(
          "How sound travels (RTP).",
          List.of(HOST, ADVERTISED, PORT_RANGE, DEAD_AFTER),
          values ->
              new AudioSettings(
                  values.of(HOST),
                  values.of(ADVERTISED),
                  values.of(PORT_RANGE),
                  values.of(DEAD_AFTER)));

  private MediaSection() {}

  private static Optional<PortRange> ports(String text) {
    var match = PORTS.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var first = Integer.parseInt(match.group(1));
    var last = Integer.parseInt(match.group(2));
    var fits = first >= 1_024 && last <= 65_535 && last > first + (first & 1);
    return fits ? Optional.of(new PortRange(first, last)) : Optional.empty();
  }
}
