package org.umbel.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/// A mail whose Message-ID follows from the voice message or letter it carries.
final class StableMail extends MimeMessage {
  private final String messageId;

  StableMail(Session session, String id, String domain) {
    super(session);
    this.messageId = "<" + id + "@" + domain + ">";
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
