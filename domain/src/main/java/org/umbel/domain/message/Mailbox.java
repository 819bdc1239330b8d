package org.umbel.domain.message;

import java.nio.ByteBuffer;
import java.util.List;

/// A person's voice messages during one visit. Belongs to the visiting thread; every method may
/// wait for the server, at most as long as its adapter states, and throws [MailboxUnavailable]
/// then. Naming a message that is gone does nothing, except for [#audio].
public interface Mailbox {

  /// All messages, newest first, as they are now; those deleted during this visit are marked.
  List<MessageEntry> messages();

  /// The sound as a WAV file's bytes, from position to limit.
  ///
  /// @throws MessageGone when it is no longer there
  ByteBuffer audio(MessageId id);

  /// Marks as listened to, or as new again.
  void markHeard(MessageId id, boolean heard);

  /// Deletes; final when the visit ends, restorable until then. A mail client sees it at once.
  void delete(MessageId id);

  /// Takes a deletion of this visit back.
  void restore(MessageId id);
}
