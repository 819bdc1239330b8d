package org.umbel.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jspecify.annotations.Nullable;

/// What went wrong with a mail server, for an administrator to read.
public final class Words {
  private static final int DEEPEST = 10;

  private Words() {}

  /// Whether there was no access token to log in with, so that the mail server was not asked.
  public static boolean tellsOfTokens(MessagingException failure) {
    return failure instanceof NoAccessToken;
  }

  public static String of(MessagingException failure) {
    return switch (failure) {
      case NoAccessToken none -> said(none);
      case AuthenticationFailedException refused ->
          "the server refused the login: " + said(refused);
      case FolderNotFoundException missing -> "there is no folder " + missing.getFolder();
      default -> ofCause(failure);
    };
  }

  private static String ofCause(MessagingException failure) {
    return switch (cause(failure)) {
      case UnknownHostException unknown -> "the name " + unknown.getMessage() + " is not known";
      case SSLException broken -> "no trust in its certificate or TLS: " + said(broken);
      case SocketTimeoutException _ -> "no answer in time";
      case ConnectException refused -> said(refused);
      default -> said(failure);
    };
  }

  /// What the network or TLS said, when it was one of them, else the failure.
  public static Throwable cause(MessagingException failure) {
    Throwable cause = failure;
    for (var depth = 0; depth < DEEPEST && cause != null; depth++) {
      if (cause instanceof UnknownHostException
          || cause instanceof SSLException
          || cause instanceof SocketTimeoutException
          || cause instanceof SocketException) {
        return cause;
      }
      cause = next(cause);
    }
    return failure;
  }

  /// The library hangs the next failure beside the cause, or in a field of its own.
  private static @Nullable Throwable next(Throwable failure) {
    return switch (failure) {
      case SocketConnectException connect -> connect.getException();
      case MailConnectException connect -> connect.getNextException();
      // A broken connection is told as if the server had said BYE.
      case ProtocolException told
          when told.getResponse() != null && told.getResponse().getException() != null ->
          told.getResponse().getException();
      case MessagingException messaging when messaging.getNextException() != null ->
          messaging.getNextException();
      default -> failure.getCause();
    };
  }

  /// The failure's own words on one line, at most 300 characters of them.
  static String said(Throwable failure) {
    var message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    var line = message.strip().replaceAll("\\s+", " ");
    return line.length() <= 300 ? line : line.substring(0, 300) + "…";
  }
}
