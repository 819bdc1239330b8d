package org.umbel.directory.connect;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// What went wrong with the directory, for an administrator to read.
public final class Words {
  private static final int DEEPEST = 10;
  private static final int LONGEST = 300;
  private static final Pattern REASON = Pattern.compile("\\bdata ([0-9a-f]{1,8})\\b");

  /// Why an Active Directory refuses a login, by the hexadecimal number in its message.
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("525", "there is no such user"),
          Map.entry("52e", "the password is wrong, or the user name is not written as it should"),
          Map.entry("52f", "restrictions of the account forbid it"),
          Map.entry("530", "the account may not log in at this hour"),
          Map.entry("531", "the account may not log in from this machine"),
          Map.entry("532", "the password has expired"),
          Map.entry("533", "the account is disabled"),
          Map.entry("568", "the account is in too many groups"),
          Map.entry("701", "the account has expired"),
          Map.entry("773", "the password must be changed first"),
          Map.entry("775", "the account is locked after too many wrong passwords"));

  private Words() {}

  /// One line of at most a few hundred characters; never a password.
  public static String of(LDAPException failure) {
    return ofCause(failure).orElseGet(() -> ofResult(failure));
  }

  /// What the network or TLS said, when it was one of them.
  private static Optional<String> ofCause(LDAPException failure) {
    @Nullable Throwable cause = failure;
    for (var depth = 0; depth < DEEPEST && cause != null; depth++) {
      switch (cause) {
        case UnknownHostException unknown -> {
          return Optional.of("the host name is not known (" + said(unknown) + ")");
        }
        case SSLException broken -> {
          return Optional.of("no trust in its certificate or TLS: " + said(broken));
        }
        case SocketTimeoutException _ -> {
          return Optional.of("no answer in time");
        }
        case ConnectException refused -> {
          return Optional.of("nobody takes the connection: " + said(refused));
        }
        default -> cause = cause.getCause();
      }
    }
    return Optional.empty();
  }

  private static String ofResult(LDAPException failure) {
    var code = failure.getResultCode();
    var told = Optional.ofNullable(failure.getDiagnosticMessage()).orElse("");
    return switch (code.intValue()) {
      case ResultCode.INVALID_CREDENTIALS_INT_VALUE -> "the login is refused: " + refusal(told);
      case ResultCode.STRONG_AUTH_REQUIRED_INT_VALUE,
          ResultCode.CONFIDENTIALITY_REQUIRED_INT_VALUE ->
          "the directory wants encryption; set encryption to starttls or from-the-start";
      case ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE ->
          "the account has not the right to do that" + inBrackets(told);
      case ResultCode.NO_SUCH_OBJECT_INT_VALUE ->
          "there is no such entry" + inBrackets(told) + nearest(failure.getMatchedDN());
      case ResultCode.SIZE_LIMIT_EXCEEDED_INT_VALUE ->
          "the directory gives the account no more than a part of the entries; raise its limit";
      case ResultCode.TIMEOUT_INT_VALUE -> "no answer in time";
      case ResultCode.CONNECT_ERROR_INT_VALUE, ResultCode.SERVER_DOWN_INT_VALUE ->
          named(said(failure));
      default -> code.getName() + inBrackets(told.isBlank() ? said(failure) : told);
    };
  }

  /// A certificate for somebody else is told by a message alone.
  private static String named(String message) {
    return message.contains("hostname") && message.contains("certificate")
        ? "its certificate does not name the host: " + message
        : "no connection: " + message;
  }

  private static String refusal(String told) {
    if (told.contains("80090346")) {
      return "the directory wants channel binding, which is not spoken here";
    }
    var reason = REASON.matcher(told);
    return reason.find()
        ? REASONS.getOrDefault(reason.group(1), "reason " + reason.group(1))
            + (" (data " + reason.group(1) + ")")
        : "wrong name or password" + inBrackets(told);
  }

  private static String nearest(@Nullable String matched) {
    return matched == null || matched.isBlank() ? "" : "; the nearest above it is " + matched;
  }

  private static String inBrackets(String told) {
    return told.isBlank() ? "" : " (" + line(told) + ")";
  }

  static String said(Throwable failure) {
    var message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : line(message);
  }

  private static String line(String text) {
    var line = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
