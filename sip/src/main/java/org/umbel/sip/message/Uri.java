package org.umbel.sip.message;

import java.util.Locale;

/// An address: sip or sips, tel, or one of a scheme we only keep and pass on.
public sealed interface Uri permits SipUri, TelUri, OtherUri {
  /// Reads any URI.
  ///
  /// @throws MalformedValue when it has no scheme, when a sip, sips or tel URI breaks its grammar,
  ///   or when it is longer than {@link MessageLimits#URI_CHARS}
  static Uri parse(String text) {
    if (text.length() > MessageLimits.URI_CHARS)
      throw new MalformedValue("URI", "longer than " + MessageLimits.URI_CHARS, text);
    int colon = text.indexOf(':');
    if (colon <= 0) throw new MalformedValue("URI", "without a scheme", text);
    if (text.regionMatches(true, 0, "sip:", 0, 4)) return SipUri.parse(text);
    if (text.regionMatches(true, 0, "sips:", 0, 5)) return SipUri.parse(text);
    if (text.regionMatches(true, 0, "tel:", 0, 4)) return TelUri.parse(text);
    return OtherUri.of(text.substring(0, colon).toLowerCase(Locale.ROOT), text);
  }

  /// The scheme in lower case, such as `sip`.
  String scheme();

  /// The URI as it is written, without angle brackets.
  @Override
  String toString();
}
