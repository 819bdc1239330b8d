package org.umbel.mail.imap;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.umbel.domain.message.Origin;

/// What an answer to a mail has to know, from its headers. They come from anywhere, so what makes
/// no sense is left out, and what is kept can stand in a header of ours.
final class MailOrigin {
  private static final Pattern ID = Pattern.compile("<[!-;=?-~]{1,250}>");
  private static final int LONGEST_SUBJECT = 300;

  private MailOrigin() {}

  static Origin read(Message mail) throws MessagingException {
    var ids = ids(mail, "References");
    var references = ids.isEmpty() ? ids(mail, "In-Reply-To") : ids;
    return new Origin(
        answerTo(mail),
        ids(mail, "Message-ID").stream().findFirst(),
        references.subList(Math.max(0, references.size() - Origin.MOST), references.size()),
        subject(mail));
  }

  private static String subject(Message mail) throws MessagingException {
    var subject = Optional.ofNullable(mail.getSubject()).orElse("").strip();
    return subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length()));
  }

  private static List<String> ids(Message mail, String header) throws MessagingException {
    var values = mail.getHeader(header);
    return values == null
        ? List.of()
        : Arrays.stream(values)
            .flatMap(value -> ID.matcher(value).results())
            .map(found -> found.group())
            .toList();
  }

  /// Reply-To, and From where there is none: RFC 5322 §3.6.2.
  private static Optional<String> answerTo(Message mail) throws MessagingException {
    try {
      Address[] to = mail.getReplyTo();
      return to == null
          ? Optional.empty()
          : Arrays.stream(to)
              .filter(InternetAddress.class::isInstance)
              .map(one -> ((InternetAddress) one).getAddress())
              .filter(MailOrigin::isAddress)
              .findFirst();
    } catch (AddressException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isAddress(String text) {
    try {
      new InternetAddress(text, true).validate();
      return text.contains("@") && text.length() <= 254;
    } catch (AddressException unlike) {
      return false;
    }
  }
}
