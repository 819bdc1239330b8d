package org.umbel.domain.message;

import java.time.Instant;

/// One message of any kind in a mailbox, without its content.
public sealed interface MailboxEntry permits MessageEntry, MailEntry {

  MessageId id();

  Instant receivedAt();

  /// Whether it was listened to or read, here or in a mail client.
  boolean heard();

  /// Whether it was deleted during this visit and can still be restored.
  boolean deleted();

  /// The same after something was done with it.
  MailboxEntry as(boolean heard, boolean deleted);
}
