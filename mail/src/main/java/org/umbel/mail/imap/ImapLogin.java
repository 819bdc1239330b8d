package org.umbel.mail.imap;

import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.util.Optional;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.umbel.mail.AccessTokens;
import org.umbel.mail.BearerTokens;
import org.umbel.mail.Login;
import org.umbel.mail.MailServer;
import org.umbel.mail.MailSession;
import org.umbel.mail.Timeouts;
import org.umbel.mail.Trust;

/// Logs in at one server.
final class ImapLogin {

  private ImapLogin() {}

  /// @throws MessagingException when the server refuses, or cannot be told what it must be told
  static IMAPStore at(MailServer server, Login login, Timeouts timeouts, Trust trust)
      throws MessagingException {
    var session = MailSession.of("imap", server, login, timeouts, trust);
    var mechanism = MailSession.mechanism(login);
    var store =
        login.credential() instanceof AccessTokens
            ? new ByToken(session)
            : mechanism.isPresent() ? new With(session, mechanism.get()) : store(session);
    MailSession.logIn(store, server, login);
    return store;
  }

  private static IMAPStore store(Session session) throws MessagingException {
    return (IMAPStore) session.getStore("imap");
  }

  /// Logs in by one mechanism or not at all. Where the server does not offer it the library would
  /// use the LOGIN command, which opens the administrator's own mailbox, or shows a token about.
  private static class With extends IMAPStore {
    private final String mechanism;

    With(Session session, String mechanism) {
      super(session, new URLName("imap", null, -1, null, null, null));
      this.mechanism = mechanism;
    }

    @Override
    protected void preLogin(IMAPProtocol protocol) throws ProtocolException {
      if (!protocol.hasCapability("AUTH=" + mechanism)) {
        throw new ProtocolException("the server offers no AUTH=" + mechanism);
      }
    }
  }

  /// By an access token as the standard has it where the server offers that (RFC 7628), else by
  /// XOAUTH2.
  private static final class ByToken extends With {
    private Optional<PasswordAuthentication> account = Optional.empty();

    ByToken(Session session) {
      super(session, "XOAUTH2");
      BearerTokens.make();
    }

    @Override
    protected synchronized boolean protocolConnect(
        String host, int port, String user, String password) throws MessagingException {
      account = Optional.of(new PasswordAuthentication(user, password));
      return super.protocolConnect(host, port, user, password);
    }

    @Override
    protected void preLogin(IMAPProtocol protocol) throws ProtocolException {
      if (!protocol.hasCapability("AUTH=" + BearerTokens.MECHANISM) || account.isEmpty()) {
        super.preLogin(protocol);
        return;
      }
      var who = account.get();
      var mechanism = new String[] {BearerTokens.MECHANISM};
      protocol.sasllogin(mechanism, null, null, who.getUserName(), who.getPassword());
      if (!protocol.isAuthenticated()) {
        throw new CommandFailedException("the access token was refused");
      }
    }
  }
}
