package org.umbel.sip.message;

/// A URI of a scheme we know nothing about, kept as it came.
public record OtherUri(String scheme, String text) implements Uri {
  static OtherUri of(String scheme, String text) {
    for (int i = 0; i < scheme.length(); i++) {
      char c = scheme.charAt(i);
      boolean allowed =
          i == 0 ? c >= 'a' && c <= 'z' : Text.alphanumeric(c) || "+-.".indexOf(c) >= 0;
      if (!allowed) throw new MalformedValue("URI", "without a scheme", text);
    }
    for (int i = scheme.length(); i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == 0x7F)
        throw new MalformedValue("URI", "with a character that must be escaped", text);
    }
    return new OtherUri(scheme, text);
  }

  @Override
  public String toString() {
    return text;
  }
}
