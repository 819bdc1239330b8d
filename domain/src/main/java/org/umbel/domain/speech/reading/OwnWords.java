package org.umbel.domain.speech.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the sender of a mail wrote, apart from what is quoted, signed or passed on.
///
/// @param own without quotes and signature
/// @param forwarded a mail that was passed on, or answered without a word
record OwnWords(String own, Optional<Forwarded> forwarded) {
  private static final int HEADER_LINES = 12;

  private static final Pattern PASSED_ON =
      Pattern.compile(
          "^[\\s>]*[-_ ]*(?:forwarded message|begin forwarded message|weitergeleitete"
              + " nachricht|anfang der weitergeleiteten (?:nachricht|e-mail))\\s*:?[-_ ]*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ORIGINAL =
      Pattern.compile(
          "^\\s*-{2,}\\s*(?:original message|original appointment|ursprüngliche nachricht|"
              + "originalnachricht|original-nachricht|ursprünglicher termin)\\s*-{2,}\\s*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FROM =
      Pattern.compile("^[*\\s]*(?:from|von)[*\\s]*:[*\\s]*(.*)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern HEADER =
      Pattern.compile(
          "^[*\\s]*(?:from|von|sent|gesendet|date|datum|to|an|cc|kopie|subject|betreff|reply-to|"
              + "antwort an)[*\\s]*:.*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern INTRODUCES =
      Pattern.compile(
          "^\\s*(?:on\\b.{4,200}\\bwrote|am\\b.{4,200}\\bschrieb\\b.{0,120}|.{2,120}\\b(?:schrieb"
              + " am|wrote on)\\b.{2,120})\\s*:\\s*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTED = Pattern.compile("^\\s*[>|](?!\\s*\\|).*");

  /// @param from who wrote it; may be empty
  /// @param text without quotes and signature
  record Forwarded(String from, String text) {}

  /// @param isForward whether the subject says that a mail is passed on
  static OwnWords of(String text, boolean isForward) {
    var lines = text.lines().toList();
    int end = other(lines);
    var own = Signature.without(unquoted(lines.subList(0, end)));
    if (end == lines.size()) {
      return own.isBlank() && !text.isBlank()
          ? quoteAlone(lines)
          : new OwnWords(own, Optional.empty());
    }
    var passedOn = isForward || PASSED_ON.matcher(lines.get(end)).matches();
    if (!passedOn && !own.isBlank()) {
      return new OwnWords(own, Optional.empty());
    }
    return new OwnWords(own, Optional.of(forwarded(unmarked(lines.subList(end, lines.size())))));
  }

  /// All of it, to tell its language by.
  String all() {
    return own + "\n" + forwarded.map(Forwarded::text).orElse("");
  }

  /// The line where another mail begins; the number of lines when there is none.
  private static int other(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (PASSED_ON.matcher(line).matches()
          || ORIGINAL.matcher(line).matches()
          || heads(lines, i)) {
        return i;
      }
    }
    return lines.size();
  }

  /// Whether the header of a mail begins here: its sender, and two more of its lines next to it.
  private static boolean heads(List<String> lines, int at) {
    if (!FROM.matcher(lines.get(at)).matches()) {
      return false;
    }
    return lines.stream()
            .skip(at + 1)
            .limit(5)
            .filter(line -> HEADER.matcher(line).matches())
            .count()
        >= 2;
  }

  /// Quotes within are left out, with the line that introduces them.
  private static String unquoted(List<String> lines) {
    var own = new ArrayList<String>();
    for (var line : lines) {
      if (!QUOTED.matcher(line).matches()) {
        own.add(line);
      } else {
        dropIntroduction(own);
      }
    }
    dropIntroduction(own);
    return String.join("\n", own).strip();
  }

  /// The last line written, or the last two where it was too long for one.
  private static void dropIntroduction(List<String> own) {
    int last = own.size() - 1;
    while (last >= 0 && own.get(last).isBlank()) {
      last--;
    }
    for (int first = last; first >= Math.max(0, last - 2); first--) {
      var said = String.join(" ", own.subList(first, last + 1));
      if (INTRODUCES.matcher(said).matches()) {
        own.subList(first, own.size()).clear();
        return;
      }
    }
  }

  /// Some programs pass a mail on as a quote.
  private static List<String> unmarked(List<String> lines) {
    return lines.getFirst().strip().startsWith(">")
        ? lines.stream().map(line -> line.replaceFirst("^\\s*> ?", "")).toList()
        : lines;
  }

  private static OwnWords quoteAlone(List<String> lines) {
    var quote =
        lines.stream()
            .map(line -> line.replaceFirst("^[\\s>]*", ""))
            .collect(Collectors.joining("\n"));
    return new OwnWords("", Optional.of(new Forwarded("", Signature.without(quote.strip()))));
  }

  private static Forwarded forwarded(List<String> lines) {
    var from = "";
    int at =
        PASSED_ON.matcher(lines.getFirst()).matches()
                || ORIGINAL.matcher(lines.getFirst()).matches()
            ? 1
            : 0;
    for (int limit = at + HEADER_LINES; at < Math.min(limit, lines.size()); at++) {
      var line = lines.get(at);
      var sender = FROM.matcher(line);
      if (sender.matches() && from.isEmpty()) {
        from = name(sender.group(1));
      } else if (!line.isBlank() && !HEADER.matcher(line).matches()) {
        break;
      }
    }
    var rest = lines.subList(at, lines.size());
    int end = other(rest);
    return new Forwarded(from, Signature.without(unquoted(rest.subList(0, end))));
  }

  /// A sender without the address, unless there is nothing else.
  private static String name(String sender) {
    var name = sender.replaceAll("[<\\[(].*", "").replace("\"", "").strip();
    return name.isEmpty() ? sender.replaceAll("[<>\\[\\]]|mailto:", "").strip() : name;
  }
}
