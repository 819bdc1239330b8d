package org.umbel.mail.imap;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MessageGone;
import org.umbel.domain.message.MessageId;

/// A mail as it is, to be passed on.
final class WholeMail {
  private WholeMail() {}

  /// Leaves it unread. Nothing is fetched of one that is too large.
  static ByteBuffer read(MessageId id, Message mail) throws MessagingException, IOException {
    if (mail.getSize() > Mailbox.LARGEST) {
      throw new MessageGone(id, "its mail has more than " + Mailbox.LARGEST + " bytes");
    }
    var bytes = new ByteArrayOutputStream(Math.max(4_096, mail.getSize()));
    mail.writeTo(bytes);
    return ByteBuffer.wrap(bytes.toByteArray()).asReadOnlyBuffer();
  }
}
