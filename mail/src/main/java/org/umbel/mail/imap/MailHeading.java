package org.umbel.mail.imap;

import jakarta.mail.Address;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.message.AddressTemplate;
import org.umbel.domain.message.MailEntry;
import org.umbel.domain.message.MailEntry.Kind;
import org.umbel.domain.message.MessageId;

/// What the headers of a mail tell: what it is, who sent it, when, and what about. They come from
/// anywhere, so what makes no sense is left out.
///
/// @param senders how the addresses that faxes and texts come from tell their numbers (ML-5)
record MailHeading(Optional<AddressTemplate> senders) {
  /// RFC 3458 §4: what a message is to its reader.
  static final String CONTEXT = "Message-Context";

  private static final int LONGEST = 300;

  MailEntry read(MessageId id, Message mail) throws MessagingException {
    var from = from(mail);
    var told = from.map(InternetAddress::getAddress).flatMap(this::told);
    var kind = kind(mail, told.flatMap(AddressTemplate.Meaning::type));
    return new MailEntry(
        id,
        kind,
        receivedAt(mail),
        sender(from, told.map(AddressTemplate.Meaning::number), kind),
        cut(Optional.ofNullable(mail.getSubject()).orElse("")),
        mail.isSet(Flags.Flag.SEEN),
        false);
  }

  private Optional<AddressTemplate.Meaning> told(String address) {
    return senders.flatMap(template -> template.read(address));
  }

  private static Kind kind(Message mail, Optional<AddressTemplate.Type> told)
      throws MessagingException {
    if (told.isEmpty()) {
      return kind(mail);
    }
    return switch (told.get()) {
      case FAX -> Kind.FAX;
      case TEXT -> Kind.TEXT;
      case VOICE -> Kind.MAIL;
    };
  }

  /// RFC 3458 §4.2; a voice message of another system is read like a mail, with what is attached.
  private static Kind kind(Message mail) throws MessagingException {
    var context = mail.getHeader(CONTEXT);
    return switch (context == null ? "" : context[0].strip().toLowerCase(Locale.ROOT)) {
      case "fax-message" -> Kind.FAX;
      case "pager-message" -> Kind.TEXT;
      default -> Kind.MAIL;
    };
  }

  private static Instant receivedAt(Message mail) throws MessagingException {
    return Optional.ofNullable(mail.getReceivedDate())
        .or(() -> sent(mail))
        .map(Date::toInstant)
        .orElse(Instant.EPOCH);
  }

  private static Optional<Date> sent(Message mail) {
    try {
      return Optional.ofNullable(mail.getSentDate());
    } catch (MessagingException unreadable) {
      return Optional.empty();
    }
  }

  /// Faxes and text messages come from an address that begins with a number, unless the template
  /// tells it.
  private static Caller sender(
      Optional<InternetAddress> from, Optional<PhoneNumber> told, Kind kind) {
    var address = from.map(InternetAddress::getAddress).orElse("");
    var number =
        kind == Kind.MAIL
            ? told
            : told.or(() -> PhoneNumber.parse(address.replaceFirst("@.*", "")));
    var name =
        from.map(InternetAddress::getPersonal)
            .filter(personal -> !personal.isBlank())
            .or(() -> Optional.of(address).filter(_ -> number.isEmpty()))
            .map(MailHeading::cut)
            .filter(text -> !text.isBlank())
            .filter(text -> number.isEmpty() || PhoneNumber.parse(text).isEmpty());
    return new Caller(number, name);
  }

  private static Optional<InternetAddress> from(Message mail) throws MessagingException {
    try {
      Address[] from = mail.getFrom();
      return from != null && from.length > 0 && from[0] instanceof InternetAddress address
          ? Optional.of(address)
          : Optional.empty();
    } catch (AddressException unreadable) {
      return Optional.empty();
    }
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(LONGEST, text.length()));
  }
}
