package org.umbel.sip.tls;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says for people why no TLS connection came about. The JDK says it to programmers.
final class HandshakeWords {

  private static final String ALERT = "Received fatal alert: ";

  private static final Pattern VERSION = Pattern.compile("(?:TLS|SSL)v?\\d[\\d.]*");

  private final TlsSettings settings;

  HandshakeWords(TlsSettings settings) {
    this.settings = settings;
  }

  String of(IOException failure) {
    var distrusted = distrusted(failure);
    if (distrusted.isPresent()) return distrusted.get();
    var message = String.valueOf(failure.getMessage());
    int alert = message.indexOf(ALERT);
    if (alert >= 0) return ofAlert(message.substring(alert + ALERT.length()));
    if (failure instanceof SocketTimeoutException) return "the peer did not answer in time";
    if (failure instanceof EOFException || failure instanceof SocketException)
      return "the connection ended during the handshake";
    return ofMessage(message);
  }

  private static Optional<String> distrusted(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause())
      if (cause instanceof Distrusted distrusted) return Optional.of(words(distrusted));
    return Optional.empty();
  }

  private static String words(Distrusted distrusted) {
    return "the peer is not believed: " + distrusted.getMessage();
  }

  /// RFC 8446 §6.2.
  private String ofAlert(String alert) {
    return switch (alert) {
      case "unknown_ca" -> refused("was issued by no authority that the peer believes", alert);
      case "certificate_expired" -> refused("has expired in the eyes of the peer", alert);
      case "certificate_revoked" -> refused("has been revoked", alert);
      case "bad_certificate", "certificate_unknown", "unsupported_certificate", "access_denied" ->
          refused("is not accepted by the peer" + withoutClientUsage(), alert);
      case "certificate_required" -> "the peer wants a certificate of ours, and we have none";
      case "handshake_failure" ->
          "the peer finds nothing in common with us: "
              + terms()
              + withoutClientUsage()
              + said(alert);
      case "protocol_version" ->
          "the peer speaks none of our versions: " + versions() + said(alert);
      case "insufficient_security" ->
          "the peer finds our cipher suites too weak: " + terms() + said(alert);
      case "unrecognized_name" -> "the peer is not the host we connect to" + said(alert);
      default -> "the peer gave up" + said(alert);
    };
  }

  private String ofMessage(String message) {
    var lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("unsupported or unrecognized ssl message")
        || lower.contains("plaintext connection")) return "the peer does not speak TLS";
    if (lower.contains("empty client certificate chain"))
      return "the peer showed no certificate, and one is required";
    if (lower.contains("cipher suites in common") || lower.contains("negotiate the desired"))
      return "the peer offers no cipher suite that is taken here: " + terms();
    if (lower.contains("are not accepted by server preferences")
        || lower.contains("requested protocol")
        || lower.contains("not enabled or supported"))
      return "the peer speaks no version that is taken here, only "
          + offered(message)
          + "; taken are "
          + versions();
    if (lower.contains("terminated the handshake") || lower.contains("closed"))
      return "the peer ended the connection during the handshake";
    return Printable.of(message);
  }

  private static String offered(String message) {
    var named = VERSION.matcher(message).results().map(MatchResult::group).distinct().toList();
    return named.isEmpty() ? "others" : String.join(" and ", named);
  }

  private String refused(String why, String alert) {
    return settings.identities().stream()
            .findFirst()
            .map(identity -> "our certificate " + identity + " " + why)
            .orElse("the peer refuses us without a certificate")
        + said(alert);
  }

  private static String said(String alert) {
    return " (it said: " + Printable.of(alert).replace('_', ' ') + ")";
  }

  private String withoutClientUsage() {
    boolean lacking =
        settings.identities().stream()
            .anyMatch(identity -> !Usage.CLIENT.allowed(identity.certificate()));
    return lacking
        ? ", perhaps because it lacks the extended key usage \"" + Usage.CLIENT.words() + "\""
        : "";
  }

  private String terms() {
    if (settings.cipherSuites().isEmpty()) return versions() + " with the usual cipher suites";
    return versions() + " with " + String.join(", ", settings.cipherSuites());
  }

  private String versions() {
    return settings.versions().stream()
        .map(TlsVersion::protocol)
        .sorted()
        .collect(Collectors.joining(" and "));
  }
}
