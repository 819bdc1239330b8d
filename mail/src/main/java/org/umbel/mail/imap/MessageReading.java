package org.umbel.mail.imap;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.message.Marks;
import org.umbel.domain.message.MessageId;
import org.umbel.mail.MessageFacts;
import org.umbel.mail.MessageHeaders;
import org.umbel.mail.Seal;

/// Makes a voice message of a mail's headers. They come from anywhere: only a mail under our seal
/// is a voice message, or one that is older than the key; of those what makes no sense is left out.
///
/// @param seal under which mails of ours are
record MessageReading(Seal seal) {
  private static final Logger LOG = LoggerFactory.getLogger(MessageReading.class);
  private static final int LONGEST_NAME = 200;
  private static final Duration LONGEST = Duration.ofHours(24);

  /// @return empty when it is an ordinary mail, or says falsely that it is a voice message
  Optional<KnownMessage> read(long uid, Message mail) throws MessagingException {
    var id = header(mail, MessageHeaders.MESSAGE).flatMap(MessageReading::id);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    var sealed = header(mail, MessageHeaders.SEAL).flatMap(seal::open).flatMap(MessageFacts::of);
    if (sealed.isPresent()) {
      return Optional.of(new KnownMessage(uid, sealed.get()));
    }
    var arrived = mail.getReceivedDate();
    if (arrived != null && seal.isYoungerThan(arrived.toInstant())) {
      var facts =
          new MessageFacts(id.get(), receivedAt(mail), duration(mail), caller(mail), Marks.NONE);
      return Optional.of(new KnownMessage(uid, facts));
    }
    LOG.atInfo().addKeyValue("message", id.get()).log("A mail says falsely it is a voice message");
    return Optional.empty();
  }

  private static Optional<MessageId> id(String text) {
    try {
      return Optional.of(new MessageId(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Instant receivedAt(Message mail) throws MessagingException {
    var text = header(mail, MessageHeaders.RECEIVED);
    try {
      return Instant.parse(text.orElse(""));
    } catch (DateTimeException _) {
      var arrived = mail.getReceivedDate();
      return arrived == null ? Instant.EPOCH : arrived.toInstant();
    }
  }

  private static Caller caller(Message mail) throws MessagingException {
    var name = header(mail, MessageHeaders.CALLER_NAME).map(MessageReading::decoded);
    return new Caller(
        header(mail, MessageHeaders.CALLER_NUMBER).flatMap(PhoneNumber::parse),
        name.filter(text -> !text.isBlank()));
  }

  private static String decoded(String header) {
    try {
      var text = MimeUtility.decodeText(MimeUtility.unfold(header));
      return text.substring(0, Math.min(text.length(), LONGEST_NAME));
    } catch (UnsupportedEncodingException _) {
      return header;
    }
  }

  private static Duration duration(Message mail) throws MessagingException {
    try {
      var length = Duration.parse(header(mail, MessageHeaders.DURATION).orElse(""));
      return length.isNegative() || length.compareTo(LONGEST) > 0 ? Duration.ZERO : length;
    } catch (DateTimeException _) {
      return Duration.ZERO;
    }
  }

  private static Optional<String> header(Message mail, String name) throws MessagingException {
    var values = mail.getHeader(name);
    return values == null || values.length == 0 ? Optional.empty() : Optional.of(values[0].strip());
  }
}
