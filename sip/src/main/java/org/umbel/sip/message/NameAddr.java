package org.umbel.sip.message;

import java.util.Optional;

/// Somebody's address with the name to show, RFC 3261 §20.10: `"Anna Berg" <sip:anna@host>;tag=1`.
///
/// @param displayName unquoted; empty when there is none
/// @param parameters those of the header, such as `tag`; the URI has its own
public record NameAddr(String displayName, Uri uri, Parameters parameters) {
  private static final Characters OUTSIDE_BRACKETS = Characters.only(";?,");
  private static final Characters BRACKET = Characters.only(">");

  /// The address alone.
  public static NameAddr of(Uri uri) {
    return new NameAddr("", uri, Parameters.NONE);
  }

  public static NameAddr of(String displayName, Uri uri) {
    return new NameAddr(displayName, uri, Parameters.NONE);
  }

  /// Reads one address, with or without angle brackets. Without them everything behind the first
  /// semicolon belongs to the header, RFC 3261 §20.10.
  ///
  /// @throws MalformedValue when it breaks the grammar
  public static NameAddr parse(String text) {
    return parse("Address", text);
  }

  static NameAddr parse(String what, String text) {
    var cursor = new TextCursor(what, text);
    var address = parse(cursor);
    cursor.expectEnd();
    return address;
  }

  static NameAddr parse(TextCursor cursor) {
    if (cursor.ended()) throw cursor.malformed("that is empty");
    if (cursor.ahead() == '"') {
      var name = cursor.quoted();
      cursor.skipSpace();
      if (cursor.ahead() != '<') throw cursor.malformed("without < after the display name");
      return bracketed(name, cursor);
    }
    int open = cursor.find('<');
    int semicolon = cursor.find(';');
    if (open >= 0 && (semicolon < 0 || open < semicolon))
      return bracketed(words(cursor, open), cursor);
    return bare(cursor);
  }

  private static NameAddr bare(TextCursor cursor) {
    var uri = cursor.uriUntil(OUTSIDE_BRACKETS);
    if (cursor.ahead() == '?') throw cursor.malformed("with URI headers outside of < and >");
    return new NameAddr("", uri, Parameters.parse(cursor));
  }

  private static NameAddr bracketed(String displayName, TextCursor cursor) {
    cursor.moveTo(cursor.position() + 1);
    int close = cursor.find('>');
    if (close < 0) throw cursor.malformed("without >");
    var uri = cursor.uriUntil(BRACKET);
    cursor.moveTo(close + 1);
    return new NameAddr(displayName, uri, Parameters.parse(cursor));
  }

  /// The unquoted display name: tokens with space between. More than that is taken when it cannot
  /// be misread, as many phones forget the quotes (RFC 4475 §3.1.2.15 leaves it to us).
  private static String words(TextCursor cursor, int open) {
    int start = cursor.position();
    cursor.moveTo(open);
    var words = cursor.from(start).strip();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == '"' || c == ':' || c == '@' || c == '>' || c < ' ')
        throw cursor.malformed("with a display name that must be quoted");
    }
    return words;
  }

  /// The `tag` parameter.
  public Optional<String> tag() {
    return parameters.value("tag");
  }

  public NameAddr withTag(String tag) {
    return with("tag", tag);
  }

  public NameAddr withoutTag() {
    return new NameAddr(displayName, uri, parameters.without("tag"));
  }

  /// The value of a header parameter; empty text when it is there without one.
  public Optional<String> parameter(String name) {
    return parameters.value(name);
  }

  /// The same address with this header parameter set.
  ///
  /// @param value empty text for a parameter without a value
  public NameAddr with(String name, String value) {
    return new NameAddr(displayName, uri, parameters.with(name, value));
  }

  /// The URI when it is a sip or sips one.
  public Optional<SipUri> sipUri() {
    return uri instanceof SipUri sip ? Optional.of(sip) : Optional.empty();
  }

  /// The user part of a SIP URI or the number of a tel URI; empty for anything else.
  public String user() {
    return switch (uri) {
      case SipUri sip -> sip.user();
      case TelUri tel -> tel.number();
      case OtherUri _ -> "";
    };
  }

  /// As it is written in a header, always with angle brackets.
  @Override
  public String toString() {
    var text = new StringBuilder(64);
    if (!displayName.isEmpty()) text.append(Text.quoted(displayName)).append(' ');
    text.append('<').append(uri).append('>');
    parameters.write(text);
    return text.toString();
  }
}
