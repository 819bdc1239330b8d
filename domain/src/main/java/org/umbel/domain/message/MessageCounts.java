package org.umbel.domain.message;

/// How many voice messages a mailbox holds; deleted ones do not count.
///
/// @param fresh not listened to yet
/// @param saved listened to and kept
public record MessageCounts(int fresh, int saved) {
  public static final MessageCounts NONE = new MessageCounts(0, 0);
}
