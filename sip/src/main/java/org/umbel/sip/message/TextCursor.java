package org.umbel.sip.message;

/// Walks once over one header value or URI, from left to right.
final class TextCursor {
  private final String what;
  private final String text;
  private int at;

  TextCursor(String what, String text) {
    this.what = what;
    this.text = text;
    skipSpace();
  }

  boolean ended() {
    return at >= text.length();
  }

  /// The character ahead, or -1 at the end.
  int ahead() {
    return at < text.length() ? text.charAt(at) : -1;
  }

  int position() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  String from(int start) {
    return text.substring(start, at);
  }

  /// Where the character next occurs, or -1.
  int find(char c) {
    return text.indexOf(c, at);
  }

  void skipSpace() {
    while (at < text.length() && Text.space(text.charAt(at))) at++;
  }

  /// Takes the character and the space around it, if it is the one ahead.
  boolean take(char c) {
    skipSpace();
    if (ahead() != c) return false;
    at++;
    skipSpace();
    return true;
  }

  void expect(char c, String reason) {
    if (!take(c)) throw malformed(reason);
  }

  /// A token, RFC 3261 §25.1, at least one character long.
  String token(String missing) {
    int start = at;
    while (at < text.length() && Text.token(text.charAt(at))) at++;
    if (at == start) throw malformed(missing);
    return text.substring(start, at);
  }

  /// Everything up to the first character of `stops`, without the space at its end.
  String until(String stops) {
    int start = at;
    while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) at++;
    int end = at;
    while (end > start && Text.space(text.charAt(end - 1))) end--;
    return text.substring(start, end);
  }

  /// The content of the quoted string that begins here, unescaped.
  String quoted() {
    at++;
    int close = text.indexOf('"', at);
    if (close < 0) throw malformed("with an unterminated quoted string");
    int escape = text.indexOf('\\', at);
    if (escape < 0 || escape > close) {
      var content = text.substring(at, close);
      at = close + 1;
      return content;
    }
    return unescapedQuoted();
  }

  private String unescapedQuoted() {
    var content = new StringBuilder();
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return content.toString();
      }
      if (c == '\\' && ++at < text.length()) c = text.charAt(at);
      content.append(c);
    }
    throw malformed("with an unterminated quoted string");
  }

  void expectEnd() {
    skipSpace();
    if (!ended()) throw malformed("with something unexpected from character " + (at + 1));
  }

  MalformedValue malformed(String reason) {
    return new MalformedValue(what, reason, text);
  }
}
