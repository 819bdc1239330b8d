package org.umbel.sip.message;

import java.util.Locale;

/// An address: sip or sips, tel, or one of a scheme we only keep and pass on.
public sealed interface Uri permits SipUri, TelUri, OtherUri {
  /// Reads any URI.
  ///
  /// @throws MalformedValue when it has no scheme, when a sip, sips or tel URI breaks its grammar,
  ///   or when it is longer than {@link MessageLimits#URI_CHARS}
  static Uri parse(String text) {
    return parse(new TextCursor("URI", text));
  }

  /// Reads what is left as a URI.
  static Uri parse(TextCursor cursor) {
    if (cursor.remaining() > MessageLimits.URI_CHARS)
      throw cursor.malformed("longer than " + MessageLimits.URI_CHARS);
    if (cursor.take("sip:")) return SipUri.parse(cursor, false);
    if (cursor.take("sips:")) return SipUri.parse(cursor, true);
    var text = cursor.rest();
    int colon = text.indexOf(':');
    if (colon <= 0) throw new MalformedValue("URI", "without a scheme", text);
    if (text.regionMatches(true, 0, "tel:", 0, 4)) return TelUri.parse(text);
    return OtherUri.of(text.substring(0, colon).toLowerCase(Locale.ROOT), text);
  }

  /// The scheme in lower case, such as `sip`.
  String scheme();

  /// The URI as it is written, without angle brackets.
  @Override
  String toString();
}
