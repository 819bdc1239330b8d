package org.umbel.mail.smtp;

import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.umbel.domain.call.Caller;
import org.umbel.domain.message.Marks;
import org.umbel.domain.message.Posting;
import org.umbel.domain.message.VoiceMessage;
import org.umbel.domain.person.Person;
import org.umbel.mail.MessageFacts;
import org.umbel.mail.MessageHeaders;
import org.umbel.mail.Seal;

/// Writes the mail that a voice message travels in (CA-11). The same message always gives the same
/// bytes, so that a mail sent twice is recognised.
///
/// @param sender address in From
/// @param zone in which times are written
/// @param pilot number for listening by phone
/// @param seal under which the mail says what it is
/// @param replyTo the caller's mail address, where it is known
record MailComposer(
    String sender,
    ZoneId zone,
    Optional<String> pilot,
    Seal seal,
    Function<Caller, Optional<String>> replyTo) {
  private static final int LONGEST_NAME = 200;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ROOT);

  MimeMessage compose(Session session, VoiceMessage message, Person recipient, String address)
      throws MessagingException {
    var envelope = message.envelope();
    var text = MailText.in(recipient.language());
    var received = envelope.receivedAt().atZone(zone);
    var mail = new StableMail(session, envelope.id().value(), domain());
    mail.setHeader("Date", DATE.withLocale(Locale.ENGLISH).format(received));
    mail.setFrom(named(sender, text.who(envelope.caller())));
    mail.setRecipient(RecipientType.TO, to(message, recipient, address));
    var reply = replyTo.apply(envelope.caller());
    if (reply.isPresent()) {
      mail.setReplyTo(new InternetAddress[] {new InternetAddress(reply.get(), true)});
    }
    var subject = text.subject(envelope.caller(), message.duration());
    mail.setSubject(
        oneLine(envelope.posting().map(p -> ThreadHeaders.subject(p, subject)).orElse(subject)),
        StandardCharsets.UTF_8.name());
    mail.setHeader("Content-Language", text.tag());
    if (envelope.posting().isPresent()) {
      ThreadHeaders.write(envelope.posting().get(), mail);
    } else {
      // RFC 3834 §5: nobody's absence notice answers a voice message.
      mail.setHeader("Auto-Submitted", "auto-generated");
    }
    tellMarks(mail, envelope.marks());
    mark(mail, message);
    var outside = envelope.posting().flatMap(Posting::to).isPresent();
    var body =
        text.body(
            envelope.caller(),
            received,
            message.duration(),
            envelope.reason(),
            outside ? Optional.empty() : pilot);
    var parts = new ArrayList<MimeBodyPart>();
    parts.add(text(body));
    parts.add(sound(message.audio(), text.fileName(envelope.caller(), received)));
    if (message.mail().isPresent()) {
      parts.add(forwarded(message.mail().get()));
    }
    mail.setContent(
        new StableParts("mixed", "umbel-" + envelope.id(), parts.toArray(MimeBodyPart[]::new)));
    mail.saveChanges();
    return mail;
  }

  private static InternetAddress to(VoiceMessage message, Person recipient, String address)
      throws MessagingException {
    return message.envelope().posting().flatMap(Posting::to).isPresent()
        ? new InternetAddress(address, true)
        : named(address, recipient.name());
  }

  /// RFC 2156 §5.3 as voice mail uses it, RFC 3801 §4.2.9 and §4.2.10; and what mail programs have
  /// understood before that.
  private static void tellMarks(MimeMessage mail, Marks marks) throws MessagingException {
    if (marks.urgent()) {
      mail.setHeader("Importance", "High");
      mail.setHeader("X-Priority", "1");
    }
    if (marks.confidential()) {
      mail.setHeader("Sensitivity", "Private");
    }
  }

  private void mark(MimeMessage mail, VoiceMessage message) throws MessagingException {
    var envelope = message.envelope();
    mail.setHeader(MessageHeaders.MESSAGE, envelope.id().value());
    mail.setHeader(MessageHeaders.SEAL, sealed(message));
    mail.setHeader(MessageHeaders.CALL, encoded(envelope.call().value()));
    mail.setHeader(MessageHeaders.RECEIVED, envelope.receivedAt().toString());
    mail.setHeader(MessageHeaders.DURATION, message.duration().toString());
    var number = envelope.caller().number();
    if (number.isPresent()) {
      mail.setHeader(MessageHeaders.CALLER_NUMBER, number.get().digits());
    }
    var name = envelope.caller().name();
    if (name.isPresent()) {
      mail.setHeader(MessageHeaders.CALLER_NAME, encoded(name.get()));
    }
    var reason = envelope.reason();
    if (reason.isPresent()) {
      mail.setHeader(
          MessageHeaders.REASON, reason.get().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  /// In lines of 70 characters: a mail server may break longer ones anywhere.
  private String sealed(VoiceMessage message) {
    var envelope = message.envelope();
    var name = envelope.caller().name().map(MailComposer::oneLine).map(MailComposer::bounded);
    var facts =
        new MessageFacts(
            envelope.id(),
            envelope.receivedAt(),
            message.duration(),
            new Caller(envelope.caller().number(), name),
            envelope.marks());
    return seal.seal(facts.text()).replaceAll("(.{70})(?=.)", "$1\r\n ");
  }

  private static MimeBodyPart text(String body) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(body.replace("\n", "\r\n"), StandardCharsets.UTF_8.name());
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private static MimeBodyPart sound(Path audio, String fileName) throws MessagingException {
    var part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new FileDataSource(audio.toFile())));
    part.setHeader("Content-Type", "audio/wav; name=\"" + fileName + "\"");
    part.setHeader("Content-Transfer-Encoding", "base64");
    part.setDisposition(Part.ATTACHMENT);
    part.setFileName(fileName);
    return part;
  }

  /// RFC 2046 §5.2.1: as it came, without an encoding of its own.
  private static MimeBodyPart forwarded(Path mail) throws MessagingException {
    var part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(
            new FileDataSource(mail.toFile()) {
              @Override
              public String getContentType() {
                return "message/rfc822";
              }
            }));
    part.setHeader("Content-Type", "message/rfc822");
    part.setHeader("Content-Transfer-Encoding", "8bit");
    part.setDisposition(Part.ATTACHMENT);
    return part;
  }

  private static InternetAddress named(String address, String name) throws MessagingException {
    var named = new InternetAddress(address, true);
    try {
      named.setPersonal(oneLine(name), StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException impossible) {
      throw new MessagingException("This Java has no UTF-8", impossible);
    }
    return named;
  }

  private static String encoded(String value) throws MessagingException {
    try {
      var text = MimeUtility.encodeText(oneLine(value), StandardCharsets.UTF_8.name(), "B");
      return MimeUtility.fold(MessageHeaders.CALLER_NAME.length() + 2, text);
    } catch (UnsupportedEncodingException impossible) {
      throw new MessagingException("This Java has no UTF-8", impossible);
    }
  }

  private static String bounded(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  /// What comes from the network never begins a header of its own.
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private String domain() {
    return sender.substring(sender.indexOf('@') + 1);
  }
}
