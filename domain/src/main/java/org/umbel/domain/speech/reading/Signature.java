package org.umbel.domain.speech.reading;

import java.util.List;
import java.util.regex.Pattern;

/// What stands under a mail and is not meant to be heard: the sender's address, telephone numbers,
/// what a telephone advertises, and what lawyers want. The closing and the name stay.
final class Signature {
  private static final Pattern DASHES = Pattern.compile("^--\\s?$");
  private static final Pattern DEVICE =
      Pattern.compile(
          "^\\s*(?:sent from my|sent from mail for|sent with|get outlook for|gesendet von mein|von"
              + " meinem .{2,30} gesendet|gesendet mit|diese nachricht wurde von mein|holen sie"
              + " sich outlook|outlook für).{0,80}$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LAWYERS =
      Pattern.compile(
          "^\\s*(?:this"
              + " (?:e-?mail|message|communication).{0,80}(?:confidential|intended|privileged)|diese"
              + " (?:e-?mail|nachricht).{0,80}(?:vertraulich|bestimmt)|der inhalt dieser"
              + " e-?mail|the information (?:contained )?in this|disclaimer|please consider the"
              + " environment|bitte (?:denken|prüfen) sie.{0,60}(?:umwelt|ausdruck|drucken)).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CLOSING =
      Pattern.compile(
          "^\\s*(?:mit (?:freundliche[mn]|besten|herzlichen|vielen|lieben)"
              + " gr(?:ü|ue)(?:ß|ss)en?|mfg|(?:viele|liebe|beste|freundliche|herzliche|schöne)"
              + " gr(?:ü|ue)(?:ß|ss)e|lg|vg|(?:best|kind|warm|many|with best|with kind)?"
              + " ?regards|best wishes|sincerely(?: yours)?|yours"
              + " (?:sincerely|faithfully|truly)|cheers|all the best|best)\\b.{0,40}$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTACT =
      Pattern.compile(
          ".*(?:\\b(?:tel|fon|phone|fax|mobile?|telefon|hrb|gmbh|ltd|inc)\\b|www\\.|https?://|@|\\+\\d{2}"
              + "|\\b\\d{5}\\b).*",
          Pattern.CASE_INSENSITIVE);

  private Signature() {}

  static String without(String text) {
    var lines = text.lines().toList();
    int end = lines.size();
    for (int i = 0; i < end; i++) {
      if (DASHES.matcher(lines.get(i)).matches() || DEVICE.matcher(lines.get(i)).matches()) {
        end = i;
      } else if (i > 0 && LAWYERS.matcher(lines.get(i)).matches()) {
        end = i;
      } else if (CLOSING.matcher(lines.get(i)).matches()) {
        end = Math.min(end, afterName(lines, i, end));
      }
    }
    return String.join("\n", lines.subList(0, end)).strip();
  }

  /// Where to end after a closing: behind the name, if a card with telephone numbers and the like
  /// follows it and nothing else.
  private static int afterName(List<String> lines, int closing, int end) {
    int name = closing + 1;
    while (name < end && lines.get(name).isBlank()) {
      name++;
    }
    var card = lines.subList(Math.min(end, name + 1), end);
    boolean isCard =
        card.size() <= 25
            && card.stream().allMatch(line -> line.length() <= 120)
            && card.stream().anyMatch(line -> CONTACT.matcher(line).matches());
    return isCard ? Math.min(end, name + 1) : end;
  }
}
