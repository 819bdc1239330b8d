package org.umbel.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import org.umbel.mail.AccessTokens;
import org.umbel.mail.MailServer;
import org.umbel.mail.MailSession;

/// Opens the way to hand in mails, logged in where the server wants a login.
public final class SmtpConnection {

  private SmtpConnection() {}

  /// Connects; to be closed by the caller.
  public static Transport open(SmtpSettings settings, MailServer server) throws MessagingException {
    var login = settings.login();
    if (login.isEmpty()) {
      var session = MailSession.of("smtp", server, settings.timeouts(), settings.trust());
      var transport = session.getTransport("smtp");
      transport.connect();
      return transport;
    }
    var session =
        MailSession.of("smtp", server, login.get(), settings.timeouts(), settings.trust());
    var transport =
        login.get().credential() instanceof AccessTokens
            ? new TokenTransport(session)
            : session.getTransport("smtp");
    MailSession.logIn(transport, server, login.get());
    return transport;
  }
}
