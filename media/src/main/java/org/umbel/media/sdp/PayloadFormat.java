package org.umbel.media.sdp;

import java.util.Optional;
import org.umbel.media.codec.Codec;

/// What a payload type number means in one `m=` line: its `rtpmap` and `fmtp` (RFC 8866 §6.6,
/// §6.15).
///
/// @param channels 1 unless the `rtpmap` says more
/// @param parameters of the `fmtp` line, empty when there is none
record PayloadFormat(int type, String encoding, int clockRate, int channels, String parameters) {
  private static final String KEY_EVENTS = "telephone-event";
  private static final String ALL_KEYS = "0-16";

  /// Ours, speech under a number.
  static PayloadFormat of(int type, Codec codec) {
    return new PayloadFormat(
        type, codec.name(), codec.clockRate(), codec.channels(), codec.parameters());
  }

  /// Ours, RTP events under a number (RFC 4733 §2.4.1).
  ///
  /// @param events which keys, empty for all
  static PayloadFormat keyEvents(int type, int clockRate, String events) {
    return new PayloadFormat(type, KEY_EVENTS, clockRate, 1, events.isEmpty() ? ALL_KEYS : events);
  }

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
    int channels = parts.length < 3 ? 1 : Numbers.parse(parts[2].strip(), 255);
    if (rate <= 0 || channels <= 0) {
      return Optional.empty();
    }
    return Optional.of(new PayloadFormat(type, parts[0].strip(), rate, channels, parameters));
  }

  /// The static payload types of RFC 3551 §6 that somebody here may speak.
  private static Optional<PayloadFormat> byNumber(int type, String parameters) {
    return switch (type) {
      case 0 -> Optional.of(new PayloadFormat(0, "PCMU", 8_000, 1, parameters));
      case 4 -> Optional.of(new PayloadFormat(4, "G723", 8_000, 1, parameters));
      case 8 -> Optional.of(new PayloadFormat(8, "PCMA", 8_000, 1, parameters));
      case 9 -> Optional.of(new PayloadFormat(9, "G722", 8_000, 1, parameters));
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
    return encoding.equalsIgnoreCase(codec.name())
        && clockRate == codec.clockRate()
        && channels == codec.channels();
  }

  boolean isKeyEvents() {
    return encoding.equalsIgnoreCase(KEY_EVENTS);
  }

  /// The value of the `rtpmap` attribute.
  String map() {
    String plain = type + " " + encoding + "/" + clockRate;
    return channels == 1 ? plain : plain + "/" + channels;
  }
}
