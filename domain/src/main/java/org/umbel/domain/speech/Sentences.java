package org.umbel.domain.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Divides a text into sentences, each short enough to be made while the one before is heard.
///
/// A line break alone does not divide, because mails break lines anywhere; an empty line does.
public final class Sentences {
  /// The most characters of the first sentence, so that something is heard at once.
  public static final int FIRST = 120;

  /// The most characters of any other.
  public static final int LONGEST = 240;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]+");
  private static final Pattern PARAGRAPH = Pattern.compile("\\R[ \\t]*\\R\\s*");
  private static final Pattern ENDING = Pattern.compile("[.!?…:][\"'”“’»)]*(?= )");
  private static final Pattern PAUSE = Pattern.compile("[,;:)]+ | [–—-] ");
  private static final Pattern INITIAL = Pattern.compile("(?:^|.*[ (])\\p{L}\\.");
  private static final Pattern ORDINAL = Pattern.compile("(?:^|.*[ (])[0-9]{1,3}\\.");

  /// What follows a number, not an ordinal one.
  private static final Pattern GERMAN_BEGINNING =
      Pattern.compile(
          "(?:Der|Die|Das|Den|Dem|Ein|Eine|Ich|Du|Er|Sie|Es|Wir|Ihr|Ihre|Und|Aber|Wenn|Bitte|Danke"
              + "|Vielen|In|Im|Am|Mit|Für|Auf|Was|Wie|Wer|Wo|Wann|Dann|Dort|Hier|Ja|Nein)\\b");

  private static final Pattern LAST_WORD = Pattern.compile("(?:^|.*[ (])([^ (]+)\\.");
  private static final Set<String> ABBREVIATED =
      Set.of(
          "dr", "prof", "hr", "fr", "nr", "str", "tel", "bzw", "ca", "evtl", "ggf", "inkl", "vgl",
          "abs", "bd", "dipl", "ing", "usw", "st", "mr", "mrs", "ms", "jr", "sr", "vs", "etc",
          "approx", "dept", "ext", "fig", "inc", "ltd", "e.g", "i.e", "jan", "feb", "aug", "sep",
          "sept", "okt", "oct", "nov", "dez", "dec");

  private Sentences() {}

  /// The sentences in their order; none when the text has no letter or digit.
  public static List<Sentence> of(Language language, String text) {
    var sentences = new ArrayList<Sentence>();
    for (var paragraph : PARAGRAPH.splitAsStream(text).toList()) {
      for (var whole : whole(language, BLANKS.matcher(paragraph).replaceAll(" ").strip())) {
        breaths(whole, sentences.isEmpty() ? FIRST : LONGEST).stream()
            .filter(breath -> breath.chars().anyMatch(Character::isLetterOrDigit))
            .forEach(breath -> sentences.add(new Sentence(language, breath)));
      }
    }
    return List.copyOf(sentences);
  }

  private static List<String> whole(Language language, String paragraph) {
    var whole = new ArrayList<String>();
    var ending = ENDING.matcher(paragraph);
    int start = 0;
    while (ending.find()) {
      var said = paragraph.substring(start, ending.end());
      if (ends(language, said, paragraph.substring(ending.end() + 1))) {
        whole.add(said.strip());
        start = ending.end() + 1;
      }
    }
    whole.add(paragraph.substring(start).strip());
    return whole;
  }

  /// Whether the last mark of what was said ends a sentence.
  private static boolean ends(Language language, String said, String rest) {
    if (said.endsWith(":")) {
      return said.length() > FIRST;
    }
    if (!said.endsWith(".")) {
      return true;
    }
    if (!rest.isEmpty() && Character.isLowerCase(rest.codePointAt(0))) {
      return false;
    }
    var tail = said.substring(Math.max(0, said.length() - 40));
    if (INITIAL.matcher(tail).matches()) {
      return false;
    }
    if (language == Language.GERMAN && ORDINAL.matcher(tail).matches()) {
      return GERMAN_BEGINNING.matcher(rest).lookingAt();
    }
    var word = LAST_WORD.matcher(tail);
    return !word.matches() || !ABBREVIATED.contains(word.group(1).toLowerCase(Locale.ROOT));
  }

  /// A sentence that is too long is divided at a pause, else between words, else anywhere.
  private static List<String> breaths(String sentence, int most) {
    var breaths = new ArrayList<String>();
    var rest = sentence;
    var limit = most;
    while (rest.length() > limit) {
      int cut = cut(rest, limit);
      breaths.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
      limit = LONGEST;
    }
    if (!rest.isEmpty()) {
      breaths.add(rest);
    }
    return breaths;
  }

  private static int cut(String sentence, int limit) {
    var pause = PAUSE.matcher(sentence).region(limit / 4, limit);
    int cut = 0;
    while (pause.find()) {
      cut = pause.end();
    }
    if (cut > 0) {
      return cut;
    }
    int blank = sentence.lastIndexOf(' ', limit);
    if (blank > 0) {
      return blank;
    }
    return Character.isHighSurrogate(sentence.charAt(limit - 1)) ? limit - 1 : limit;
  }
}
