package org.umbel.domain.message;

import java.time.Duration;
import java.time.Instant;
import org.umbel.domain.call.Caller;

/// One voice message in a mailbox, without its sound.
///
/// @param heard whether it was listened to, here or in a mail client
/// @param deleted whether it was deleted during this visit and can still be restored
/// @param duration zero when the mailbox does not tell
public record MessageEntry(
    MessageId id,
    Instant receivedAt,
    Caller caller,
    Duration duration,
    boolean heard,
    boolean deleted,
    Marks marks)
    implements MailboxEntry {

  /// An ordinary message.
  public MessageEntry(
      MessageId id,
      Instant receivedAt,
      Caller caller,
      Duration duration,
      boolean heard,
      boolean deleted) {
    this(id, receivedAt, caller, duration, heard, deleted, Marks.NONE);
  }

  @Override
  public MessageEntry as(boolean heard, boolean deleted) {
    return new MessageEntry(id, receivedAt, caller, duration, heard, deleted, marks);
  }
}
