package org.umbel.domain.message;

import java.nio.ByteBuffer;
import java.util.List;
import org.umbel.domain.speech.reading.ReadableMail;

/// A person's messages during one visit. Belongs to the visiting thread; every method may wait for
/// the server, at most as long as its adapter states, and throws [MailboxUnavailable] then. Naming
/// a message that is gone does nothing, except for what gives something of it.
public interface Mailbox {
  /// So many bytes a mail may have that is passed on; mail servers refuse larger ones.
  int LARGEST = 25_000_000;

  /// All voice messages, newest first, as they are now; those deleted during this visit are marked.
  List<MessageEntry> messages();

  /// The sound of a voice message as a WAV file's bytes, from position to limit.
  ///
  /// @throws MessageGone when it is no longer there
  ByteBuffer audio(MessageId id);

  /// What else is there and not deleted, told by its headers alone: what nobody has read yet, or
  /// what somebody has. A mailbox that is made for voice messages has none.
  ///
  /// @param heard which of them
  default Mails mails(boolean heard) {
    return Mails.NONE;
  }

  /// Whether there may be mails at all.
  default boolean takesMails() {
    return false;
  }

  /// The text of a mail, fax or text message, which is not marked as read by that.
  ///
  /// @throws MessageGone when it is no longer there
  default ReadableMail text(MessageId id) {
    throw new MessageGone(id, "there are voice messages alone");
  }

  /// Whether there is hardly room for one more message. A mailbox without a bound never is.
  default boolean full() {
    return false;
  }

  /// What an answer to a message has to know. A mailbox without mails knows nothing.
  ///
  /// @throws MessageGone when it is no longer there
  default Origin origin(MessageId id) {
    return Origin.NONE;
  }

  /// The whole mail that a message is, as RFC 5322 writes it, which is not marked as read by that.
  ///
  /// @throws MessageGone when it is no longer there, or larger than [#LARGEST]
  default ByteBuffer mail(MessageId id) {
    throw new MessageGone(id, "there are voice messages alone");
  }

  /// Marks as listened to or read, or as new again.
  void markHeard(MessageId id, boolean heard);

  /// Deletes; final when the visit ends, restorable until then. A mail client sees it at once.
  void delete(MessageId id);

  /// Takes a deletion of this visit back.
  void restore(MessageId id);
}
