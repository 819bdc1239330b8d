package org.umbel.domain.agent;

import java.util.Optional;

/// The agent login of a knowledge worker: one to 64 characters without blanks.
public record AgentId(String value) implements Comparable<AgentId> {

  public AgentId {
    if (!allowed(value)) {
      throw new IllegalArgumentException(
          "Not an agent login (1 to 64 characters without blanks): \"" + value + "\"");
    }
  }

  /// @return empty when the text is none
  public static Optional<AgentId> parse(String text) {
    return allowed(text) ? Optional.of(new AgentId(text)) : Optional.empty();
  }

  private static boolean allowed(String text) {
    return text.matches("[^\\s\\p{Cntrl}]{1,64}");
  }

  @Override
  public int compareTo(AgentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
