package org.umbel.sip.auth;

import java.util.List;
import java.util.Optional;
import org.umbel.sip.message.MalformedValue;

/// What a server wants to be shown, RFC 7616 §3.3: the value of WWW-Authenticate or
/// Proxy-Authenticate.
///
/// @param realm whose users are meant; shown to people
/// @param nonce the server's, to be given back
/// @param qops `auth`, `auth-int`; empty from a server older than RFC 2617
/// @param stale whether only the nonce was too old and the password need not be asked for again
/// @param opaque to be given back unchanged
public record Challenge(
    String realm,
    String nonce,
    Algorithm algorithm,
    List<String> qops,
    boolean stale,
    Optional<String> opaque) {

  /// Copies the list.
  public Challenge {
    qops = List.copyOf(qops);
  }

  /// Reads one header value. Nothing for another scheme than Digest or an algorithm we do not know,
  /// which RFC 7616 §3.3 has us pass over.
  ///
  /// @throws MalformedValue when it breaks the grammar or lacks realm or nonce
  public static Optional<Challenge> parse(String text) {
    return AuthParameters.digest(text).flatMap(Challenge::of);
  }

  private static Optional<Challenge> of(AuthParameters parameters) {
    var realm = parameters.required("realm");
    var nonce = parameters.required("nonce");
    var qops =
        parameters.value("qop").stream()
            .flatMap(list -> List.of(list.split(",", 8)).stream())
            .map(String::strip)
            .toList();
    boolean stale = parameters.value("stale").filter("true"::equalsIgnoreCase).isPresent();
    var opaque = parameters.value("opaque");
    return Algorithm.of(parameters.value("algorithm").orElse("MD5"))
        .map(algorithm -> new Challenge(realm, nonce, algorithm, qops, stale, opaque));
  }

  @Override
  public String toString() {
    var text = new StringBuilder("Digest realm=").append(AuthParameters.quoted(realm));
    text.append(", nonce=").append(AuthParameters.quoted(nonce));
    text.append(", algorithm=").append(algorithm);
    if (!qops.isEmpty()) text.append(", qop=\"").append(String.join(",", qops)).append('"');
    if (stale) text.append(", stale=true");
    opaque.ifPresent(value -> text.append(", opaque=").append(AuthParameters.quoted(value)));
    return text.toString();
  }
}
