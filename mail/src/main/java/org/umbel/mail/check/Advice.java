package org.umbel.mail.check;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.umbel.mail.MailServer;
import org.umbel.mail.Words;

/// What to do about a failure, for an administrator who reads it beside [Words].
final class Advice {

  private Advice() {}

  /// @param login which setting says who logs in
  static String on(MessagingException failure, MailServer server, String login) {
    return switch (failure) {
      case AuthenticationFailedException none when Words.tellsOfTokens(none) ->
          "check endpoint, client and secret in oauth2, and that the client has the rights there";
      case AuthenticationFailedException _ ->
          "check name and password in " + login + ", and that the account may use this protocol";
      case FolderNotFoundException _ ->
          "check the name in folder, levels are separated by /, and that the account may see it";
      default -> onConnection(failure, server);
    };
  }

  private static String onConnection(MessagingException failure, MailServer server) {
    return switch (Words.cause(failure)) {
      case UnknownHostException _ ->
          "check the name in servers, and the name servers of this machine";
      case NoRouteToHostException _ -> "no way leads there from this machine: check the network";
      case SSLException broken -> onTls(broken, server);
      case SocketTimeoutException _ ->
          "a firewall may swallow what is sent to it, or the port speaks TLS from the first byte:"
              + " check tls and the port";
      case ConnectException _ ->
          "check the port in servers, that the server runs, and that no firewall is between";
      default -> onWords(String.valueOf(failure.getMessage()));
    };
  }

  private static String onTls(SSLException broken, MailServer server) {
    var said = String.valueOf(broken.getMessage()).toLowerCase(Locale.ROOT);
    if (said.contains("plaintext") || said.contains("unrecognized ssl message")) {
      return "the port does not speak TLS from the first byte: set tls to required or if-available,"
          + " or use the port that does (993, 465)";
    }
    if (said.contains("expired") || said.contains("notafter")) {
      return "the server needs a new certificate";
    }
    if (said.contains("no subject alternative") || said.contains("no name matching")) {
      return "name the server in servers as its certificate does, or give it a certificate for "
          + server.host();
    }
    return "give the certificate of the authority that signed it in certificates, a PEM file";
  }

  private static String onWords(String said) {
    return said.contains("STARTTLS")
        ? "the server offers no STARTTLS on this port: use another port, or set tls to"
            + " from-the-start"
        : "the log of the mail server tells more";
  }
}
