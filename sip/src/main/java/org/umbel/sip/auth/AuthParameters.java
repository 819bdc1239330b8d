package org.umbel.sip.auth;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.umbel.sip.message.MalformedValue;

/// The `name=value, name="value"` behind the scheme of a challenge or credentials, RFC 3261 §25.1.
final class AuthParameters {
  private static final int MOST = 32;
  private static final String DIGEST = "Digest";

  private final Map<String, String> values = new LinkedHashMap<>();
  private final String text;
  private int at;

  private AuthParameters(String text) {
    this.text = text;
    this.at = DIGEST.length();
  }

  /// The parameters of a header value of the Digest scheme; nothing for another scheme.
  ///
  /// @throws MalformedValue when they break the grammar
  static Optional<AuthParameters> digest(String text) {
    boolean digest =
        text.length() > DIGEST.length()
            && text.regionMatches(true, 0, DIGEST, 0, DIGEST.length())
            && blank(text.charAt(DIGEST.length()));
    if (!digest) return Optional.empty();
    var parameters = new AuthParameters(text);
    parameters.readAll();
    return Optional.of(parameters);
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t';
  }

  private void readAll() {
    do {
      skipBlanks();
      if (at >= text.length()) break;
      if (text.charAt(at) == ',') continue;
      readOne();
      skipBlanks();
      if (at < text.length() && text.charAt(at) != ',')
        throw malformed("without a comma between parameters");
    } while (at++ < text.length());
  }

  private void readOne() {
    int start = at;
    while (at < text.length() && "=, \t".indexOf(text.charAt(at)) < 0) at++;
    var name = text.substring(start, at).toLowerCase(Locale.ROOT);
    skipBlanks();
    if (name.isEmpty() || at >= text.length() || text.charAt(at) != '=')
      throw malformed("with a parameter that is not name=value");
    at++;
    skipBlanks();
    var value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
    if (values.size() == MOST) throw malformed("with more than " + MOST + " parameters");
    if (values.putIfAbsent(name, value) != null) throw malformed("with " + name + " twice");
  }

  private String token() {
    int start = at;
    while (at < text.length() && text.charAt(at) != ',' && !blank(text.charAt(at))) at++;
    return text.substring(start, at);
  }

  private String quoted() {
    var content = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return content.toString();
      }
      if (c == '\\' && at + 1 < text.length()) c = text.charAt(++at);
      content.append(c);
    }
    throw malformed("with an unterminated quoted string");
  }

  private void skipBlanks() {
    while (at < text.length() && blank(text.charAt(at))) at++;
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String required(String name) {
    return value(name).orElseThrow(() -> malformed("without " + name));
  }

  private MalformedValue malformed(String reason) {
    return new MalformedValue("Digest", reason, text);
  }

  static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
