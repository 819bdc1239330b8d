package org.umbel.domain.message;

import java.time.Instant;
import org.umbel.domain.call.Caller;

/// One message in a mailbox that is text to be read aloud (TU-4), without this text.
///
/// @param id made by the mailbox; good for this and later visits while the message stays where it
///   is
/// @param sender the number of a fax or text message; the name, or where there is none the address,
///   of who wrote a mail
/// @param subject may be empty
public record MailEntry(
    MessageId id,
    Kind kind,
    Instant receivedAt,
    Caller sender,
    String subject,
    boolean heard,
    boolean deleted)
    implements MailboxEntry {

  /// What it is to its reader.
  public enum Kind {
    MAIL,
    FAX,
    /// Sent from a mobile phone, or to be read like that.
    TEXT
  }

  @Override
  public MailEntry as(boolean heard, boolean deleted) {
    return new MailEntry(id, kind, receivedAt, sender, subject, heard, deleted);
  }
}
