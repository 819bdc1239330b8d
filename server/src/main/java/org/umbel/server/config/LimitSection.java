package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.sip.transport.TransportLimits;
import org.umbel.telephony.line.LineLimits;

/// The section `limits` of a line.
final class LimitSection {
  private static final int MOST = 100_000;

  private static final Setting<Optional<Integer>> IN =
      limit(
          "in",
          "How many calls that came in there may be at once; who calls then is told busy.",
          "LN-15");
  private static final Setting<Optional<Integer>> OUT =
      limit(
          "out",
          "How many calls that went out there may be at once, ringing ones included.",
          "LN-15");
  private static final Setting<Optional<Integer>> BOTH =
      limit("both", "How many calls there may be at once, in and out together.", "LN-15");
  private static final Setting<Optional<Integer>> OUT_PER_MINUTE =
      limit("out-per-minute", "How many calls may go out within any minute.", "SC-2");
  private static final Setting<Optional<Integer>> OUT_PER_HOUR =
      limit("out-per-hour", "How many calls may go out within any hour.", "SC-2");
  private static final Setting<Integer> CONNECTIONS =
      Setting.of(
          "connections",
          Formats.number(1, 1_000_000),
          10_000,
          "How many TCP and TLS connections there may be at once; a further one is closed as it"
              + " comes.",
          "LN-1");
  private static final Setting<Integer> MESSAGE_BYTES =
      Setting.of(
          "message-bytes",
          Formats.number(4_096, 1_048_576),
          65_536,
          "The largest message taken over a connection, in bytes; a larger one ends it.",
          "LN-1");

  /// @param connections at once
  /// @param messageBytes of the largest message over a connection
  record Written(LineLimits calls, int connections, int messageBytes) {

    TransportLimits transport(Duration connect) {
      var standard = TransportLimits.DEFAULT;
      return new TransportLimits(
          messageBytes,
          connections,
          standard.unfinished(),
          standard.idle(),
          connect,
          standard.queuedBytes());
    }
  }

  static final Section<Written> SECTION =
      Section.of(
          "How much the line carries.",
          List.of(IN, OUT, BOTH, OUT_PER_MINUTE, OUT_PER_HOUR, CONNECTIONS, MESSAGE_BYTES),
          values ->
              new Written(
                  new LineLimits(
                      values.of(IN).orElse(LineLimits.UNLIMITED),
                      values.of(OUT).orElse(LineLimits.UNLIMITED),
                      values.of(BOTH).orElse(LineLimits.UNLIMITED),
                      values.of(OUT_PER_MINUTE).orElse(LineLimits.UNLIMITED),
                      values.of(OUT_PER_HOUR).orElse(LineLimits.UNLIMITED)),
                  values.of(CONNECTIONS),
                  values.of(MESSAGE_BYTES)));

  private LimitSection() {}

  private static Setting<Optional<Integer>> limit(String name, String meaning, String feature) {
    return Setting.optional(name, Formats.number(0, MOST), "no limit", meaning, feature);
  }
}
