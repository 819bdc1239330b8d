package org.umbel.domain.speech.reading;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.umbel.domain.speech.Language;

/// How what is written is said: links by their host, dates and times in words, numbers of
/// telephones digit by digit, abbreviations in full. An ordered table, each entry applied to the
/// whole text.
final class Wording {
  private final List<Rule> rules;

  private Wording(List<Rule> rules) {
    this.rules = rules;
  }

  /// What is written one way is said another way.
  private record Rule(Pattern written, Function<MatchResult, String> said) {

    String apply(String text) {
      return written.matcher(text).replaceAll(found -> Matcher.quoteReplacement(said.apply(found)));
    }
  }

  static Wording of(Language language) {
    return switch (language) {
      case ENGLISH -> ENGLISH_WORDING;
      case GERMAN -> GERMAN_WORDING;
    };
  }

  String spoken(String text) {
    var spoken = text;
    for (var rule : rules) {
      spoken = rule.apply(spoken);
    }
    return spoken;
  }

  private static Wording of(List<Rule> first, List<Rule> own, List<Rule> last) {
    return new Wording(Stream.of(first, own, last).flatMap(List::stream).toList());
  }

  private static Rule rule(String written, String said) {
    return new Rule(Pattern.compile(written), found -> filled(said, found));
  }

  private static Rule rule(String written, Function<MatchResult, String> said) {
    return new Rule(Pattern.compile(written), said);
  }

  /// `$1` … `$9` in what is said are what was found.
  private static String filled(String said, MatchResult found) {
    var filled = said;
    for (int i = 1; i <= found.groupCount(); i++) {
      filled = filled.replace("$" + i, found.group(i) == null ? "" : found.group(i));
    }
    return filled;
  }

  /// The digits of a telephone number apart, in pairs as far as they go.
  private static String digits(MatchResult found) {
    var digits = found.group().replaceAll("[^0-9]", "");
    var plus = found.group().startsWith("+") ? "plus " : "";
    return plus + digits.replaceAll("(?<=\\d)(?=\\d)", " ");
  }

  private static String host(MatchResult found, String link) {
    var host = found.group(1).replaceFirst("^www\\.", "");
    return found.group().contains("://") ? link + host : host;
  }

  private static String date(MatchResult found, int day, int month, int year, Months months) {
    int number = Integer.parseInt(found.group(month));
    if (number < 1 || number > 12) {
      return found.group();
    }
    var spoken =
        Integer.parseInt(found.group(day)) + months.after() + months.names().get(number - 1);
    return found.group(year) == null ? spoken : spoken + " " + found.group(year);
  }

  /// @param after what stands between day and month
  private record Months(List<String> names, String after) {}

  private static final Months GERMAN_MONTHS =
      new Months(
          List.of(
              "Januar",
              "Februar",
              "März",
              "April",
              "Mai",
              "Juni",
              "Juli",
              "August",
              "September",
              "Oktober",
              "November",
              "Dezember"),
          ". ");
  private static final Months ENGLISH_MONTHS =
      new Months(
          List.of(
              "January",
              "February",
              "March",
              "April",
              "May",
              "June",
              "July",
              "August",
              "September",
              "October",
              "November",
              "December"),
          " ");

  private static String clock(MatchResult found, String word) {
    int minute = Integer.parseInt(found.group(2));
    return Integer.parseInt(found.group(1)) + word + (minute == 0 ? "" : " " + minute);
  }

  /// What no language says: controls, pictures, rulers, marks of lists and of emphasis.
  private static final List<Rule> CLEAN =
      List.of(
          rule("[\\u200b-\\u200f\\u2060\\ufeff\\u00ad]", ""),
          rule("[\\p{So}\\p{Cs}\\ufe0f\\u20e3]+", " "),
          rule("(?m)^\\s*[-=_*~#+]{3,}\\s*$", "\n"),
          rule("(?m)^\\s*(?:[-*•·+o]|\\d{1,2}\\))\\s+(.+?)[.;,]?\\s*$", "\n\n$1.\n"),
          rule(
              "(?m)^\\s*\\|?\\s*(.*? \\| .*?)\\s*\\|?\\s*$",
              row -> "\n\n" + row.group(1).replaceAll("\\s*\\|[\\s|]*", ", ") + ".\n"),
          rule("[*_~`]{1,3}(\\p{L}[^*_~`\\n]{0,80})[*_~`]{1,3}", "$1"),
          rule("\\[(?:cid|image|bild)[:\\s][^\\]]*\\]", " "),
          rule(":-?[)(DPp]|;-?\\)", " "),
          rule("([!?.]){2,}", "$1"));

  private static final String LINK =
      "<?\\b(?:https?://|www\\.)([\\w.-]+\\w)(?::\\d+)?(?:[/?#][^\\s<>]*)?>?";
  private static final String MAIL = "<?(?:mailto:)?\\b([\\w.+-]{1,64})@([\\w-]+(?:\\.[\\w-]+)+)>?";
  private static final String PHONE =
      "(?<![\\w.,])(?:\\+|00)\\d(?:[\\d /().-]{5,22})\\d(?![\\w.,]*\\d)|(?<![\\w.,])0\\d{2,5}["
          + " /-]+\\d[\\d -]{2,12}\\d(?![\\d.,])";

  private static final List<Rule> LAST =
      List.of(
          rule("\\b(\\d{7,})\\b", found -> found.group().replaceAll("(?<=\\d)(?=\\d)", " ")),
          rule("[<>{}\\[\\]|\\\\^]+", " "),
          rule("[ \\t]{2,}", " "));

  private static final Wording GERMAN_WORDING =
      of(
          CLEAN,
          List.of(
              rule(LINK, found -> host(found, "Link zu ")),
              rule(MAIL, found -> found.group(1) + " at " + found.group(2)),
              rule(PHONE, Wording::digits),
              rule(
                  "\\b(\\d{4})-(\\d{2})-(\\d{2})\\b", found -> date(found, 3, 2, 1, GERMAN_MONTHS)),
              rule(
                  "\\b(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4}|\\d{2})?(?!\\d)",
                  found -> date(found, 1, 2, 3, GERMAN_MONTHS)),
              rule("\\b(\\d{1,2})[:.](\\d{2})(?: ?(?:Uhr|h))", found -> clock(found, " Uhr")),
              rule("\\b([01]?\\d|2[0-3]):([0-5]\\d)\\b", found -> clock(found, " Uhr")),
              rule("(?:€|EUR)\\s?(\\d[\\d.,]*\\d|\\d)", "$1 Euro"),
              rule("(\\d)\\s?(?:€|EUR\\b)", "$1 Euro"),
              rule("(\\d),(?:-|--|–)", "$1"),
              rule("(?<=\\d)\\.(?=\\d{3}(?:\\D|$))", ""),
              rule("\\bz\\. ?B\\.", "zum Beispiel"),
              rule("\\bd\\. ?h\\.", "das heißt"),
              rule("\\bu\\. ?a\\.", "unter anderem"),
              rule("\\bi\\. ?d\\. ?R\\.", "in der Regel"),
              rule("\\bo\\. ?g\\.", "oben genannt"),
              rule("\\bu\\. ?U\\.", "unter Umständen"),
              rule("\\bbzw\\.", "beziehungsweise"),
              rule("\\bca\\.", "circa"),
              rule("\\bevtl\\.", "eventuell"),
              rule("\\bggf\\.", "gegebenenfalls"),
              rule("\\binkl\\.", "inklusive"),
              rule("\\busw\\.", "und so weiter"),
              rule("\\bNr\\.", "Nummer"),
              rule("\\bTel\\.:?", "Telefon"),
              rule("\\bmax\\.", "maximal"),
              rule("\\bmind\\.", "mindestens"),
              rule("\\bMfG\\b", "Mit freundlichen Grüßen"),
              rule("\\bLG\\b", "Liebe Grüße"),
              rule("\\bVG\\b", "Viele Grüße"),
              rule("\\bFYI\\b", "zur Kenntnis"),
              rule("\\s&\\s", " und "),
              rule("§\\s?", "Paragraf "),
              rule("(\\d)\\s?%", "$1 Prozent")),
          LAST);

  private static final Wording ENGLISH_WORDING =
      of(
          CLEAN,
          List.of(
              rule(LINK, found -> host(found, "link to ")),
              rule(MAIL, found -> found.group(1) + " at " + found.group(2)),
              rule(PHONE, Wording::digits),
              rule(
                  "\\b(\\d{4})-(\\d{2})-(\\d{2})\\b",
                  found -> date(found, 3, 2, 1, ENGLISH_MONTHS)),
              rule("(?:€|EUR)\\s?(\\d[\\d.,]*\\d|\\d)", "$1 euros"),
              rule("(\\d)\\s?(?:€|EUR\\b)", "$1 euros"),
              rule("£\\s?(\\d[\\d.,]*\\d|\\d)", "$1 pounds"),
              rule("\\$\\s?(\\d[\\d.,]*\\d|\\d)", "$1 dollars"),
              rule("\\be\\.\\s?g\\.,?", "for example"),
              rule("\\bi\\.\\s?e\\.,?", "that is"),
              rule("\\betc\\.", "and so on"),
              rule("\\bapprox\\.", "approximately"),
              rule("\\bvs\\.?(?=\\s)", "versus"),
              rule("\\b(?:FYI)\\b", "for your information"),
              rule("\\bASAP\\b", "as soon as possible"),
              rule("\\bw/o\\b", "without"),
              rule("\\bNo\\.(?=\\s?\\d)", "number"),
              rule("\\bTel\\.:?", "telephone"),
              rule("\\bext\\.(?=\\s?\\d)", "extension"),
              rule("\\s&\\s", " and "),
              rule("(\\d)\\s?%", "$1 percent")),
          LAST);
}
