package org.umbel.domain.message;

/// How many messages a mailbox holds; deleted ones do not count.
///
/// @param fresh voice messages not listened to yet
/// @param saved voice messages listened to and kept
/// @param fax new faxes, as far as somebody is told of them
/// @param text new text messages, as far as somebody is told of them
public record MessageCounts(int fresh, int saved, int fax, int text) {
  public static final MessageCounts NONE = new MessageCounts(0, 0);

  /// Of voice messages alone.
  public MessageCounts(int fresh, int saved) {
    this(fresh, saved, 0, 0);
  }

  /// Whether there is anything new.
  public boolean waiting() {
    return fresh + fax + text > 0;
  }
}
