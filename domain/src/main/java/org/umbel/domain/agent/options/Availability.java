package org.umbel.domain.agent.options;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How available somebody is, with the numbers platforms have for it (PR-1).
public enum Availability {
  AVAILABLE(0, 4_499, 3_500, "ready"),
  IDLE(4_500, 5_999, 5_000, "idle"),
  BUSY(6_000, 7_499, 6_500, "busy"),
  BUSY_IDLE(7_500, 8_999, 8_000, "busy"),
  DO_NOT_DISTURB(9_000, 11_999, 9_500, "dnd"),
  BE_RIGHT_BACK(12_000, 14_999, 12_500, "be-right-back"),
  AWAY(15_000, 17_999, 15_500, "away"),
  OFFLINE(18_000, Integer.MAX_VALUE, 18_500, "offline");

  private final int from;
  private final int to;
  private final int usual;
  private final String reason;

  Availability(int from, int to, int usual, String reason) {
    this.from = from;
    this.to = to;
    this.usual = usual;
    this.reason = reason;
  }

  /// The number that stands for it.
  public StatusNumber number() {
    return new StatusNumber(usual);
  }

  /// As the reason of an agent state (PR-4).
  public String reason() {
    return reason;
  }

  /// As it is written in the configuration.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @return empty for a number below zero, which only some platforms have
  public static Optional<Availability> of(StatusNumber number) {
    return Arrays.stream(values())
        .filter(one -> number.value() >= one.from && number.value() <= one.to)
        .findFirst();
  }

  static Optional<Availability> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
