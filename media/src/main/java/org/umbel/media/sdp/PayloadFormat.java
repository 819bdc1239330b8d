package org.umbel.media.sdp;

import java.util.Optional;
import org.umbel.media.codec.Codec;

/// What a payload type number means in one `m=` line: its `rtpmap` and `fmtp` (RFC 8866 §6.6,
/// §6.15).
///
/// @param parameters of the `fmtp` line, empty when there is none
record PayloadFormat(int type, String encoding, int clockRate, String parameters) {
  static final String KEY_EVENTS = "telephone-event";

  /// The meaning of a format of the line; empty when it is no number or nobody says what it means.
  static Optional<PayloadFormat> of(MediaDescription line, String format) {
    int type = Numbers.parse(format, 127);
    if (type < 0) {
      return Optional.empty();
    }
    String parameters = valueFor(line, "fmtp", format).orElse("");
    return valueFor(line, "rtpmap", format)
        .map(map -> mapped(type, map, parameters))
        .orElseGet(() -> byNumber(type, parameters));
  }

  private static Optional<PayloadFormat> mapped(int type, String map, String parameters) {
    String[] parts = map.split("/", 3);
    int rate = parts.length < 2 ? 8_000 : Numbers.parse(parts[1].strip(), 1_000_000);
    if (rate <= 0 || (parts.length == 3 && !parts[2].strip().equals("1"))) {
      return Optional.empty();
    }
    return Optional.of(new PayloadFormat(type, parts[0].strip(), rate, parameters));
  }

  /// The static payload types of RFC 3551 §6 that somebody here may speak.
  private static Optional<PayloadFormat> byNumber(int type, String parameters) {
    return switch (type) {
      case 0 -> Optional.of(new PayloadFormat(0, "PCMU", 8_000, parameters));
      case 8 -> Optional.of(new PayloadFormat(8, "PCMA", 8_000, parameters));
      case 9 -> Optional.of(new PayloadFormat(9, "G722", 8_000, parameters));
      default -> Optional.empty();
    };
  }

  private static Optional<String> valueFor(MediaDescription line, String name, String format) {
    return line.attributes().stream()
        .filter(a -> a.name().equals(name))
        .map(Attribute::value)
        .filter(value -> value.startsWith(format + " "))
        .map(value -> value.substring(format.length() + 1).strip())
        .findFirst();
  }

  boolean is(Codec codec) {
    return encoding.equalsIgnoreCase(codec.name()) && clockRate == codec.clockRate();
  }

  boolean isKeyEvents(int rate) {
    return encoding.equalsIgnoreCase(KEY_EVENTS) && clockRate == rate;
  }
}
