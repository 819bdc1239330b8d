package org.umbel.domain.speech.reading;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.umbel.domain.speech.Language;

/// Tells German from English by the words that are in every text, and by letters that only German
/// has.
final class LanguageGuess {
  private static final int ENOUGH = 4_000; // characters
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final Pattern ADDRESS = Pattern.compile("\\S*[@/]\\S*");
  private static final Set<String> GERMAN =
      Set.of(
          ("der die das und ist nicht ich sie wir ihr es ein eine einen einem einer zu mit auf den"
               + " dem des für im am von bei nach aus auch als oder aber wenn dass wie noch nur"
               + " sind hat habe haben wird werden kann können bitte danke hallo guten morgen tag"
               + " uns ihnen ihre mich mir dir vom zum zur bis sich kein keine sehr geehrte grüße"
               + " heute rechnung anfrage termin besprechung angebot wegen unser unsere")
              .split(" "));
  private static final Set<String> ENGLISH =
      Set.of(
          ("the and is not you we they it of to for on with at from by this that these be are have"
               + " has had will would can could should please thank thanks hello hi dear your our"
               + " my me if or but when what which there their about any do does did get let know"
               + " just today tomorrow meeting invoice regarding best regards i")
              .split(" "));

  private LanguageGuess() {}

  /// Empty when there is too little to tell by.
  static Optional<Language> of(String text) {
    int german = 0;
    int english = 0;
    var start = text.substring(0, Math.min(ENOUGH, text.length())).toLowerCase(Locale.ROOT);
    for (var word : NO_LETTERS.splitAsStream(ADDRESS.matcher(start).replaceAll(" ")).toList()) {
      german += GERMAN.contains(word) ? 2 : 0;
      german += word.matches(".*[äöüß].*") ? 1 : 0;
      english += ENGLISH.contains(word) ? 2 : 0;
    }
    if (german == english) {
      return Optional.empty();
    }
    return Optional.of(german > english ? Language.GERMAN : Language.ENGLISH);
  }
}
