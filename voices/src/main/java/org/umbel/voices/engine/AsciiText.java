package org.umbel.voices.engine;

import java.text.Normalizer;

/// Text for engines that know the letters of English alone.
final class AsciiText {
  private AsciiText() {}

  /// Accents are left out, quotes and dashes become plain ones, and what has no likeness a blank.
  static String of(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replace("ß", "ss")
        .replace("€", " euros ")
        .replaceAll("\\p{M}+", "")
        .replaceAll("[‘’‚]", "'")
        .replaceAll("[“”„«»]", "\"")
        .replaceAll("[‐-―]", "-")
        .replaceAll("[^\\x20-\\x7e]", " ");
  }
}
