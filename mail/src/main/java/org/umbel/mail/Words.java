package org.umbel.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jspecify.annotations.Nullable;

/// What went wrong with a mail server, for an administrator to read.
public final class Words {
  private static final int DEEPEST = 10;

  private Words() {}

  public static String of(MessagingException failure) {
    return switch (failure) {
      case AuthenticationFailedException refused ->
          "the server refused the login: " + said(refused);
      case FolderNotFoundException missing -> "there is no folder " + missing.getFolder();
      default -> ofCause(failure);
    };
  }

  private static String ofCause(MessagingException failure) {
    Throwable cause = failure;
    for (var depth = 0; depth < DEEPEST && cause != null; depth++) {
      switch (cause) {
        case UnknownHostException unknown -> {
          return "the name " + unknown.getMessage() + " is not known";
        }
        case SSLException broken -> {
          return "no trust in its certificate or TLS: " + said(broken);
        }
        case SocketTimeoutException _ -> {
          return "no answer in time";
        }
        case ConnectException refused -> {
          return said(refused);
        }
        default -> cause = next(cause);
      }
    }
    return said(failure);
  }

  /// The library hangs the next failure beside the cause, or in a field of its own.
  private static @Nullable Throwable next(Throwable failure) {
    return switch (failure) {
      case SocketConnectException connect -> connect.getException();
      case MailConnectException connect -> connect.getNextException();
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
