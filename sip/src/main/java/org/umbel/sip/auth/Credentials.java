package org.umbel.sip.auth;

import java.util.HexFormat;
import java.util.Optional;
import org.umbel.sip.message.MalformedValue;

/// What a client shows, RFC 7616 §3.4: the value of Authorization or Proxy-Authorization.
///
/// @param uri of the request as the client knew it
/// @param response the digest, hexadecimal
/// @param use how the nonce was used; absent from a client older than RFC 2617
public record Credentials(
    String username,
    String realm,
    String nonce,
    String uri,
    String response,
    Algorithm algorithm,
    Optional<Use> use,
    Optional<String> opaque) {

  /// One use of a nonce.
  ///
  /// @param qop `auth` or `auth-int`
  /// @param count 1 for the first use, counted by the client
  public record Use(String qop, long count, String cnonce) {
    String countText() {
      return HexFormat.of().toHexDigits(count, 8);
    }
  }

  /// Reads one header value. Nothing for another scheme than Digest or an unknown algorithm.
  ///
  /// @throws MalformedValue when it breaks the grammar or lacks what it must have
  public static Optional<Credentials> parse(String text) {
    var read = AuthParameters.digest(text);
    if (read.isEmpty()) return Optional.empty();
    var parameters = read.get();
    var algorithm = Algorithm.of(parameters.value("algorithm").orElse("MD5"));
    return algorithm.map(known ->
        new Credentials(
            parameters.required("username"),
            parameters.required("realm"),
            parameters.required("nonce"),
            parameters.required("uri"),
            parameters.required("response"),
            known,
            use(parameters, text),
            parameters.value("opaque")));
  }

  private static Optional<Use> use(AuthParameters parameters, String text) {
    var qop = parameters.value("qop");
    if (qop.isEmpty()) return Optional.empty();
    var count = parameters.required("nc");
    if (count.length() != 8 || !count.chars().allMatch(HexFormat::isHexDigit))
      throw new MalformedValue("Digest", "with an nc that is not 8 hexadecimal digits", text);
    long number = HexFormat.fromHexDigitsToLong(count);
    return Optional.of(new Use(qop.get(), number, parameters.required("cnonce")));
  }

  Credentials withResponse(String made) {
    return new Credentials(username, realm, nonce, uri, made, algorithm, use, opaque);
  }

  @Override
  public String toString() {
    var text = new StringBuilder("Digest username=").append(AuthParameters.quoted(username));
    text.append(", realm=").append(AuthParameters.quoted(realm));
    text.append(", nonce=").append(AuthParameters.quoted(nonce));
    text.append(", uri=").append(AuthParameters.quoted(uri));
    text.append(", response=\"").append(response);
    text.append("\", algorithm=").append(algorithm);
    use.ifPresent(used ->
        text.append(", qop=")
            .append(used.qop)
            .append(", nc=")
            .append(used.countText())
            .append(", cnonce=")
            .append(AuthParameters.quoted(used.cnonce)));
    opaque.ifPresent(value -> text.append(", opaque=").append(AuthParameters.quoted(value)));
    return text.toString();
  }
}
