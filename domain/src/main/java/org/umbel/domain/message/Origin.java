package org.umbel.domain.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an answer to a message has to know of it, as its mail's headers tell.
///
/// @param answerTo the mail address answers go to; empty when none is told that mail can be sent to
/// @param messageId RFC 5322 §3.6.4, in its angle brackets
/// @param references what the message itself refers to, the oldest first, at most [#MOST]
/// @param subject may be empty
public record Origin(
    Optional<String> answerTo,
    Optional<String> messageId,
    List<String> references,
    String subject) {
  /// So many messages of a thread are named.
  public static final int MOST = 20;

  /// Nothing is known of it.
  public static final Origin NONE = new Origin(Optional.empty(), Optional.empty(), List.of(), "");

  public Origin {
    references = List.copyOf(references);
    if (references.size() > MOST) {
      throw new IllegalArgumentException(references.size() + " references");
    }
  }

  /// What an answer refers to: what the message refers to, and the message, RFC 5322 §3.6.4. Of a
  /// thread that is too long its first message and the last ones.
  public List<String> answered() {
    if (messageId.isEmpty()) {
      return List.of();
    }
    var all = new ArrayList<>(references);
    all.add(messageId.get());
    while (all.size() > MOST) {
      all.remove(1);
    }
    return List.copyOf(all);
  }
}
