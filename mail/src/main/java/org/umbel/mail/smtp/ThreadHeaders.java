package org.umbel.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.regex.Pattern;
import org.umbel.domain.message.Posting;

/// What ties an answer to the mail that it answers, RFC 5322 §3.6.4 and §3.6.5.
final class ThreadHeaders {
  /// With the words of German mail programs.
  private static final Pattern ANSWERED = Pattern.compile("(?i)\\s*(re|aw)\\s*:.*");

  private static final Pattern FORWARDED = Pattern.compile("(?i)\\s*(fwd?|wg)\\s*:.*");

  private ThreadHeaders() {}

  /// @param otherwise for what is about something without a subject
  static String subject(Posting posting, String otherwise) {
    var about = posting.about().subject();
    if (about.isBlank()) {
      return otherwise;
    }
    return switch (posting.kind()) {
      case ANSWER -> ANSWERED.matcher(about).matches() ? about : "Re: " + about;
      case FORWARD -> FORWARDED.matcher(about).matches() ? about : "Fwd: " + about;
    };
  }

  /// What is forwarded begins a thread of its own.
  static void write(Posting posting, MimeMessage mail) throws MessagingException {
    var about = posting.about();
    if (posting.kind() == Posting.Kind.ANSWER && about.messageId().isPresent()) {
      mail.setHeader("In-Reply-To", about.messageId().get());
      mail.setHeader("References", String.join("\r\n ", about.answered()));
    }
  }
}
