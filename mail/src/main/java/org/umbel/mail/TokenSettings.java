package org.umbel.mail;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Who gives out access tokens, and to whom (RFC 6749).
///
/// @param endpoint by HTTPS; on this machine also by HTTP
/// @param client what this server is called there
/// @param secret of the client
/// @param refresh a refresh token, exchanged for access tokens (§6); without one the client gets
///   them for itself (§4.4)
/// @param scope what the tokens are for, where the endpoint wants to be told
/// @param patience how long the endpoint may take, at least 1 ms
public record TokenSettings(
    URI endpoint,
    String client,
    Secret secret,
    Optional<Secret> refresh,
    Optional<String> scope,
    Duration patience,
    Trust trust) {

  public TokenSettings {
    if (!isFit(endpoint)) {
      throw new IllegalArgumentException(
          "Secrets are not sent to " + endpoint + ", it is no HTTPS");
    }
  }

  /// Whether secrets may be sent there.
  public static boolean isFit(URI endpoint) {
    var host = String.valueOf(endpoint.getHost());
    return switch (String.valueOf(endpoint.getScheme())) {
      case "https" -> endpoint.getHost() != null;
      case "http" -> host.matches("127\\.0\\.0\\.1|\\[::1]|localhost");
      default -> false;
    };
  }
}
