package org.umbel.server.config;

import java.util.List;
import org.umbel.domain.person.PinRules;

/// The section `pin`.
final class PinSection {
  private static final Setting<Integer> SHORTEST =
      Setting.of(
          "shortest",
          Formats.number(4, 24),
          PinRules.DEFAULT.shortest(),
          "The fewest digits of a new PIN.",
          "WM-4",
          "WM-6");
  private static final Setting<Integer> TRIES_PER_CALL =
      Setting.of(
          "tries-per-call",
          Formats.number(1, 10),
          PinRules.DEFAULT.triesPerCall(),
          "So many wrong PINs end a call.",
          "TU-1",
          "WM-4");
  private static final Setting<Integer> TRIES_UNTIL_LOCKED =
      Setting.of(
          "tries-until-locked",
          Formats.number(0, 100),
          PinRules.DEFAULT.triesUntilLocked(),
          "So many wrong PINs in a row, by phone and web together, lock the voice box; 0 never"
              + " locks.",
          "WM-4");

  static final Section<PinRules> SECTION =
      Section.of(
          "What a PIN must be, and what becomes of those who guess.",
          List.of(SHORTEST, TRIES_PER_CALL, TRIES_UNTIL_LOCKED),
          values ->
              new PinRules(
                  values.of(SHORTEST), values.of(TRIES_PER_CALL), values.of(TRIES_UNTIL_LOCKED)));

  private PinSection() {}
}
