package org.umbel.domain.chat;

import java.util.UUID;

/// Names one chat.
public record ChatId(String value) {

  static ChatId random() {
    return new ChatId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
