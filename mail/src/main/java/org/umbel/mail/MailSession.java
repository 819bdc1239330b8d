package org.umbel.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import java.util.Optional;
import java.util.Properties;

/// What the mail library must know to speak with one server.
public final class MailSession {

  private MailSession() {}

  /// Logs in, with a token that was renewed once where the server refuses the first.
  ///
  /// @throws AuthenticationFailedException when the server refuses, or there is no token to log in
  ///   with
  public static void logIn(Service service, MailServer server, Login login)
      throws MessagingException {
    switch (login.credential()) {
      case Secret password -> connect(service, server, login, password);
      case AccessTokens tokens -> {
        var token = tokens.current();
        try {
          connect(service, server, login, token);
        } catch (AuthenticationFailedException refused) {
          if (!tokens.refused(token)) {
            throw refused;
          }
          connect(service, server, login, tokens.current());
        }
      }
    }
  }

  private static void connect(Service service, MailServer server, Login login, Secret secret)
      throws MessagingException {
    service.connect(server.host(), server.port(), login.user(), secret.text());
  }

  /// How it is logged in: by a token with XOAUTH2 unless the server offers [BearerTokens], on
  /// behalf of somebody with PLAIN, else as the server likes.
  public static Optional<String> mechanism(Login login) {
    return switch (login.credential()) {
      case AccessTokens _ -> Optional.of("XOAUTH2");
      case Secret _ -> login.onBehalfOf().map(_ -> "PLAIN");
    };
  }

  /// The same for somebody who logs in.
  public static Session of(
      String protocol, MailServer server, Login login, Timeouts timeouts, Trust trust) {
    var session = of(protocol, server, timeouts, trust);
    var settings = session.getProperties();
    mechanism(login)
        .ifPresent(name -> settings.setProperty("mail." + protocol + ".auth.mechanisms", name));
    login
        .onBehalfOf()
        .ifPresent(
            name -> settings.setProperty("mail." + protocol + ".sasl.authorizationid", name));
    return session;
  }

  /// @param protocol `smtp` or `imap`
  public static Session of(String protocol, MailServer server, Timeouts timeouts, Trust trust) {
    var prefix = "mail." + protocol + ".";
    var settings = new Properties();
    settings.put(prefix + "host", server.host());
    settings.put(prefix + "port", Integer.toString(server.port()));
    settings.put(prefix + "connectiontimeout", Long.toString(timeouts.connect().toMillis()));
    settings.put(prefix + "timeout", Long.toString(timeouts.read().toMillis()));
    settings.put(prefix + "ssl.checkserveridentity", "true");
    settings.put(prefix + "ssl.socketFactory", trust.factory());
    // The library would try again with the certificates that Java trusts.
    settings.put(prefix + "socketFactory.fallback", "false");
    switch (server.tls()) {
      case NONE -> {}
      case IF_AVAILABLE -> settings.put(prefix + "starttls.enable", "true");
      case REQUIRED -> {
        settings.put(prefix + "starttls.enable", "true");
        settings.put(prefix + "starttls.required", "true");
      }
      case FROM_THE_START -> settings.put(prefix + "ssl.enable", "true");
    }
    extra(protocol, prefix, settings);
    return Session.getInstance(settings);
  }

  private static void extra(String protocol, String prefix, Properties settings) {
    if (protocol.equals("imap")) {
      // Reading never marks as read, and sound comes in few large pieces.
      settings.put(prefix + "peek", "true");
      settings.put(prefix + "fetchsize", "1048576");
    } else {
      settings.put(prefix + "quitwait", "false");
    }
  }
}
