package org.umbel.domain.notice;

import org.umbel.domain.message.MessageCounts;

/// How many messages of each kind are new.
public record NewMessages(int voice, int fax, int text) {

  /// Mailboxes count voice messages alone.
  public static NewMessages of(MessageCounts counts) {
    return new NewMessages(counts.fresh(), 0, 0);
  }
}
