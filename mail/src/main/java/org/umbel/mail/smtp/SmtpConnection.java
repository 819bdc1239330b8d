package org.umbel.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import org.umbel.mail.MailServer;
import org.umbel.mail.MailSession;

/// Opens the way to hand in mails, logged in where the server wants a login.
final class SmtpConnection {

  private SmtpConnection() {}

  static Transport open(SmtpSettings settings, MailServer server) throws MessagingException {
    var session = MailSession.of("smtp", server, settings.timeouts(), settings.trust());
    var transport = session.getTransport("smtp");
    var login = settings.login();
    if (login.isPresent()) {
      transport.connect(
          server.host(), server.port(), login.get().user(), login.get().password().text());
    } else {
      transport.connect();
    }
    return transport;
  }
}
