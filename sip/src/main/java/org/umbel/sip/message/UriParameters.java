package org.umbel.sip.message;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The part of a SIP URI behind the host: `;name=value` and `?name=value&name=value`, RFC 3261
/// §19.1.1. Its characters differ from those of header parameters, and escapes may stand for any.
final class UriParameters {
  private static final String PARAMETER_MARKS = "-_.!~*'()[]/:&+$";
  private static final String VALUE_MARKS = PARAMETER_MARKS + "="; // some forget to escape it
  private static final String HEADER_MARKS = "-_.!~*'()[]/?:+$";
  private static final Characters IN_NAME = Characters.alphanumericAnd(PARAMETER_MARKS + "%");
  private static final Characters IN_VALUE = Characters.alphanumericAnd(VALUE_MARKS + "%");
  private static final Characters IN_HEADER = Characters.alphanumericAnd(HEADER_MARKS + "%");

  /// Those that must be alike in both URIs even when one lacks them, RFC 3261 §19.1.4.
  private static final List<String> DECISIVE =
      List.of("user", "ttl", "method", "maddr", "transport");

  private UriParameters() {}

  static Parameters parse(TextCursor cursor) {
    if (cursor.ahead() != ';') return Parameters.NONE;
    var parameters = new Parameters.Reader(cursor);
    while (cursor.ahead() == ';') {
      cursor.moveTo(cursor.position() + 1);
      var name = part(cursor, IN_NAME);
      if (name.isEmpty()) throw cursor.malformed("with a parameter without a name");
      boolean valued = cursor.ahead() == '=';
      if (valued) cursor.moveTo(cursor.position() + 1);
      parameters.add(name, valued ? part(cursor, IN_VALUE) : "");
    }
    return parameters.done();
  }

  /// The headers as they are written, checked.
  static String headers(TextCursor cursor) {
    if (cursor.ahead() != '?') return "";
    int start = cursor.position() + 1;
    int count = 0;
    do {
      cursor.moveTo(cursor.position() + 1);
      if (part(cursor, IN_HEADER).isEmpty() || cursor.ahead() != '=')
        throw cursor.malformed("with a header that is not name=value");
      cursor.moveTo(cursor.position() + 1);
      part(cursor, IN_HEADER);
      if (++count > MessageLimits.PARAMETERS)
        throw cursor.malformed("with more than " + MessageLimits.PARAMETERS + " headers");
    } while (cursor.ahead() == '&');
    return cursor.from(start);
  }

  /// Takes the characters allowed and returns them unescaped.
  private static String part(TextCursor cursor, Characters allowed) {
    int start = cursor.position();
    cursor.skip(allowed);
    var part = cursor.word(start);
    if (part.indexOf('%') < 0) return part;
    for (int i = 0; i < part.length(); i++)
      if (part.charAt(i) == '%' && !escape(part, i))
        throw cursor.malformed("with an incomplete escape");
    return Text.unescaped(part);
  }

  /// Whether a complete escape begins there.
  static boolean escape(String text, int at) {
    return at + 2 < text.length()
        && Text.hex(text.charAt(at + 1)) >= 0
        && Text.hex(text.charAt(at + 2)) >= 0;
  }

  static Optional<String> header(String headers, String name) {
    return Optional.ofNullable(headerMap(headers).get(name.toLowerCase(Locale.ROOT)));
  }

  /// Names in lower case, the first of each.
  static Map<String, String> headerMap(String headers) {
    var map = new TreeMap<String, String>();
    int start = 0;
    while (start < headers.length()) {
      int end = headers.indexOf('&', start);
      if (end < 0) end = headers.length();
      int equals = headers.indexOf('=', start);
      var name = Text.unescaped(headers.substring(start, equals)).toLowerCase(Locale.ROOT);
      map.putIfAbsent(name, Text.unescaped(headers.substring(equals + 1, end)));
      start = end + 1;
    }
    return map;
  }

  static String withHeader(String headers, String name, String value) {
    var added = Text.escaped(name, HEADER_MARKS) + "=" + Text.escaped(value, HEADER_MARKS);
    return headers.isEmpty() ? added : headers + "&" + added;
  }

  static boolean match(Parameters ours, Parameters theirs) {
    for (var name : DECISIVE) if (ours.has(name) != theirs.has(name)) return false;
    var matching = new boolean[] {true};
    ours.forEach((name, value) ->
        matching[0] &= theirs.value(name).map(value::equalsIgnoreCase).orElse(true));
    return matching[0];
  }

  static void write(Parameters parameters, StringBuilder to) {
    parameters.forEach((name, value) -> {
      to.append(';').append(Text.escaped(name, PARAMETER_MARKS));
      if (!value.isEmpty()) to.append('=').append(Text.escaped(value, VALUE_MARKS));
    });
  }
}
