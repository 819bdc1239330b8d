package org.umbel.domain.agent.options;

import java.util.Locale;
import java.util.Optional;

/// What presence or a note makes of an agent.
public enum AgentStatus {
  READY,
  NOT_READY,
  LOGOUT;

  /// Reads `ready`, `not ready` or `logout` in any capitals, with or without the blank or a hyphen.
  public static Optional<AgentStatus> parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "")) {
      case "ready" -> Optional.of(READY);
      case "notready" -> Optional.of(NOT_READY);
      case "logout", "loggedout" -> Optional.of(LOGOUT);
      default -> Optional.empty();
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
