package org.umbel.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.umbel.mail.BearerTokens;

/// Logs in by an access token: as the standard has it where the server offers that (RFC 7628), else
/// by XOAUTH2.
final class TokenTransport extends SMTPTransport {

  TokenTransport(Session session) {
    super(session, new URLName("smtp", null, -1, null, null, null));
    BearerTokens.make();
  }

  /// What is offered is known from now on.
  @Override
  protected boolean ehlo(String domain) throws MessagingException {
    var greeted = super.ehlo(domain);
    setSASLMechanisms(new String[] {BearerTokens.MECHANISM});
    setSASLEnabled(supportsAuthentication(BearerTokens.MECHANISM));
    return greeted;
  }
}
