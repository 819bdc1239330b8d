package org.umbel.sip.auth;

/// The calculation of RFC 7616 §3.4.1, by its own names.
final class Digest {
  private Digest() {}

  /// What the response must be for these credentials.
  ///
  /// @param body of the request; only looked at for `auth-int`
  static String response(Credentials shown, Password password, String method, byte[] body) {
    var algorithm = shown.algorithm();
    var ha1 = algorithm.hash(shown.username() + ":" + shown.realm() + ":" + password.text());
    if (shown.use().isEmpty()) {
      var ha2 = algorithm.hash(method + ":" + shown.uri());
      return algorithm.hash(ha1 + ":" + shown.nonce() + ":" + ha2);
    }
    var use = shown.use().get();
    if (algorithm.session()) ha1 = algorithm.hash(ha1 + ":" + shown.nonce() + ":" + use.cnonce());
    var a2 = method + ":" + shown.uri();
    if (use.qop().equalsIgnoreCase("auth-int")) a2 += ":" + algorithm.hash(body);
    var way = shown.nonce() + ":" + use.countText() + ":" + use.cnonce() + ":" + use.qop();
    return algorithm.hash(ha1 + ":" + way + ":" + algorithm.hash(a2));
  }
}
