package org.umbel.domain.interaction;

import java.util.UUID;

/// Names one worker's part in one interaction.
public record EngagementId(String value) {

  static EngagementId random() {
    return new EngagementId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
