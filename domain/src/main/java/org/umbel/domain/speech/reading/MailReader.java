package org.umbel.domain.speech.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Sentence;
import org.umbel.domain.speech.Sentences;

/// Makes sentences of mails. Pure, any thread; never fails, whatever a mail is made of.
///
/// @param html reads mails that are written in HTML
public record MailReader(HtmlText html) {
  /// The most characters that are looked at, about an hour of listening; the rest is not read, and
  /// that is said.
  static final int LONGEST = 50_000;

  private static final int LONGEST_NAME = 80;

  private static final Pattern REPLY =
      Pattern.compile(
          "^(?:\\s*(?:re|aw|fwd?|wg|antw)(?:\\[\\d+])?\\s*:)+", Pattern.CASE_INSENSITIVE);

  private static final Pattern FORWARD =
      Pattern.compile("^\\s*(?:fwd?|wg)\\s*:", Pattern.CASE_INSENSITIVE);

  /// The sentences of a mail.
  ///
  /// @param otherwise its language when that cannot be told, usually the listener's
  public ReadMail read(ReadableMail mail, Language otherwise) {
    var text = text(mail);
    var cut = text.length() > LONGEST;
    var parts =
        OwnWords.of(
            cut ? text.substring(0, LONGEST) : text, FORWARD.matcher(mail.subject()).find());
    var subject = REPLY.matcher(mail.subject()).replaceFirst("").strip();
    var language =
        LanguageGuess.of(parts.all()).or(() -> LanguageGuess.of(subject)).orElse(otherwise);
    var words = ReadingWords.of(language);
    var body = new ArrayList<>(said(language, parts.own()));
    parts
        .forwarded()
        .ifPresent(forwarded -> {
          body.add(new Sentence(language, words.forwarded(forwarded.from())));
          body.addAll(said(language, forwarded.text()));
        });
    if (cut) {
      body.add(new Sentence(language, words.restUnread()));
    }
    if (body.isEmpty()) {
      body.add(new Sentence(language, words.noText()));
    }
    body.addAll(Sentences.of(language, words.attached(mail.attachments())));
    return new ReadMail(language, said(language, subject), body);
  }

  /// Who sent a mail, as said before it.
  ///
  /// @param sender a name or an address
  public List<Sentence> sender(String sender, Language language) {
    var name = sender.replaceAll("[\\p{Cntrl}\"<>]", " ").strip();
    return name.isEmpty()
        ? List.of()
        : said(language, ReadingWords.of(language).from(cut(name, LONGEST_NAME)));
  }

  /// All that is heard of a mail: its subject, introduced as one, then its text.
  public List<Sentence> all(ReadMail mail) {
    var all = new ArrayList<Sentence>();
    if (!mail.subject().isEmpty()) {
      var first = mail.subject().getFirst();
      var words = ReadingWords.of(mail.language());
      all.add(new Sentence(mail.language(), words.subject(first.text())));
      all.addAll(mail.subject().subList(1, mail.subject().size()));
    }
    all.addAll(mail.body());
    return List.copyOf(all);
  }

  private static String cut(String text, int most) {
    return text.substring(0, Math.min(most, text.length()));
  }

  /// The plain part, unless it is but a word beside the HTML.
  private String text(ReadableMail mail) {
    var plain = mail.plain().map(MailReader::lines).orElse("");
    if (mail.html().isEmpty() || plain.length() > mail.html().get().length() / 10) {
      return plain;
    }
    var rich = lines(html.of(mail.html().get()));
    return rich.length() > 4 * plain.length() ? rich : plain;
  }

  /// Its lines, with single blanks and at most one empty line in a row.
  private static String lines(String text) {
    return text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .replaceAll("[ \\t\u00a0]+", " ")
        .replace(" \n", "\n")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  private static List<Sentence> said(Language language, String text) {
    return Sentences.of(language, Wording.of(language).spoken(text));
  }
}
