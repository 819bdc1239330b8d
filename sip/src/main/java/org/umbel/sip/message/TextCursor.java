package org.umbel.sip.message;

/// Walks once over one header value or URI, from left to right.
final class TextCursor {
  private final String text;
  private String what;
  private int at;
  private int end;

  TextCursor(String what, String text) {
    this.what = what;
    this.text = text;
    this.end = text.length();
    skipSpace();
  }

  boolean ended() {
    return at >= end;
  }

  /// The character ahead, or -1 at the end.
  int ahead() {
    return at < end ? text.charAt(at) : -1;
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

  /// The same for what is often one of few words.
  String word(int start) {
    return Words.of(text, start, at);
  }

  /// Where the character next occurs, or -1.
  int find(char c) {
    int found = text.indexOf(c, at);
    return found < end ? found : -1;
  }

  void skipSpace() {
    while (at < end && Text.space(text.charAt(at))) at++;
  }

  /// Moves on while the characters are of this class.
  void skip(Characters characters) {
    int next = at;
    while (next < end && characters.has(text.charAt(next))) next++;
    at = next;
  }

  /// Takes the character and the space around it, if it is the one ahead.
  boolean take(char c) {
    skipSpace();
    if (ahead() != c) return false;
    at++;
    skipSpace();
    return true;
  }

  /// Takes the text ahead, in any case, if it is this one.
  boolean take(String word) {
    if (at + word.length() > end || !text.regionMatches(true, at, word, 0, word.length()))
      return false;
    at += word.length();
    return true;
  }

  void expect(char c, String reason) {
    if (!take(c)) throw malformed(reason);
  }

  /// A token, RFC 3261 §25.1, at least one character long.
  String token(String missing) {
    int start = at;
    skip(Characters.TOKEN);
    if (at == start) throw malformed(missing);
    return Words.of(text, start, at);
  }

  /// A number of digits, at least one; `Long.MAX_VALUE` when it is larger.
  long number(String missing) {
    long number = Text.digit(ahead()) ? 0 : -1;
    for (; at < end && Text.digit(text.charAt(at)); at++)
      number = Numbers.and(number, text.charAt(at));
    if (number < 0) throw malformed(missing);
    return number;
  }

  /// Everything up to the first character of `stops`, without the space at its end.
  String until(Characters stops) {
    int start = at;
    return Words.of(text, start, endBefore(stops));
  }

  /// Moves to the first character of `stops`.
  ///
  /// @return where the text before it ends, without the space
  private int endBefore(Characters stops) {
    int start = at;
    while (at < end && !stops.has(text.charAt(at))) at++;
    int stop = at;
    while (stop > start && Text.space(text.charAt(stop - 1))) stop--;
    return stop;
  }

  /// The URI that goes up to the first character of `stops`.
  Uri uriUntil(Characters stops) {
    skipSpace();
    int start = at;
    int stop = endBefore(stops);
    int next = at;
    boolean sip = text.regionMatches(true, start, "sip", 0, 3) && stop - start > 3;
    var uri = sip ? sipUri(start, stop) : Uri.parse(text.substring(start, stop));
    at = next;
    return uri;
  }

  /// Reads a SIP URI where it stands.
  private Uri sipUri(int start, int stop) {
    var outerWhat = what;
    int outerEnd = end;
    what = "SIP URI";
    at = start;
    end = stop;
    var uri = Uri.parse(this);
    what = outerWhat;
    end = outerEnd;
    return uri;
  }

  int remaining() {
    return end - at;
  }

  /// The rest as a text.
  String rest() {
    return text.substring(at, end);
  }

  /// The content of the quoted string that begins here, unescaped.
  String quoted() {
    at++;
    int close = find('"');
    if (close < 0) throw malformed("with an unterminated quoted string");
    int escape = find('\\');
    if (escape < 0 || escape > close) {
      var content = text.substring(at, close);
      at = close + 1;
      return content;
    }
    return unescapedQuoted();
  }

  private String unescapedQuoted() {
    var content = new StringBuilder();
    for (; at < end; at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return content.toString();
      }
      if (c == '\\' && ++at < end) c = text.charAt(at);
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
