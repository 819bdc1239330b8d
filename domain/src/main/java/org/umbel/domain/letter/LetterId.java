package org.umbel.domain.letter;

import java.util.UUID;

/// Names a letter from its writing to its arrival, and in the mail's Message-ID. Letters, digits
/// and hyphens only.
public record LetterId(String value) {

  public LetterId {
    if (!value.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("Not a letter id: \"" + value + "\"");
    }
  }

  public static LetterId random() {
    return new LetterId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
