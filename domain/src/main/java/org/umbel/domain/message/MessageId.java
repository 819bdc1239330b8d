package org.umbel.domain.message;

import java.util.UUID;

/// Names a voice message from its recording to its deletion, in the spool, in the mail's Message-ID
/// and in the trace. Letters, digits and hyphens only.
public record MessageId(String value) {

  public MessageId {
    if (!value.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("Not a message id: \"" + value + "\"");
    }
  }

  public static MessageId random() {
    return new MessageId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
