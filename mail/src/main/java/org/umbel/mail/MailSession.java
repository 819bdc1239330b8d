package org.umbel.mail;

import jakarta.mail.Session;
import java.util.Properties;

/// What the mail library must know to speak with one server.
public final class MailSession {

  private MailSession() {}

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
