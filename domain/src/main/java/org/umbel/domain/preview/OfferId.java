package org.umbel.domain.preview;

import java.util.UUID;

/// Names one offer to one agent.
public record OfferId(String value) {

  static OfferId random() {
    return new OfferId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
