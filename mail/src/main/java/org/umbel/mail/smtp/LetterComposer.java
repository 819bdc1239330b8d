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
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.letter.Addressee;
import org.umbel.domain.letter.Letter;

/// Writes the mail that a letter travels in: plain text, the same in HTML, and a file where there
/// is one. The same letter always gives the same Message-ID.
///
/// @param sender address in From
/// @param name beside it
record LetterComposer(String sender, String name) {
  private static final Logger LOG = LoggerFactory.getLogger(LetterComposer.class);
  private static final long LARGEST_FILE = 10_000_000;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH);

  MimeMessage compose(Letter letter, Addressee to) throws MessagingException {
    var id = letter.id().value();
    var domain = sender.substring(sender.indexOf('@') + 1);
    var mail = new StableMail(Session.getInstance(new Properties()), id, domain);
    mail.setHeader("Date", DATE.format(letter.written().atZone(ZoneOffset.UTC)));
    mail.setFrom(named(sender, name));
    mail.setRecipient(RecipientType.TO, named(to.mail(), to.name()));
    mail.setSubject(oneLine(letter.subject()), StandardCharsets.UTF_8.name());
    mail.setHeader("Content-Language", letter.language().tag());
    mail.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834 §5
    var text =
        new StableParts(
            "alternative",
            "umbel-text-" + id,
            part(plain(letter), "plain"),
            part(html(letter), "html"));
    var file = attachment(letter);
    if (file.isEmpty()) {
      mail.setContent(text);
    } else {
      var body = new MimeBodyPart();
      body.setContent(text);
      mail.setContent(new StableParts("mixed", "umbel-" + id, body, part(file.get())));
    }
    mail.saveChanges();
    return mail;
  }

  private static Optional<Path> attachment(Letter letter) {
    return letter.attachment().filter(LetterComposer::fits);
  }

  private static boolean fits(Path file) {
    try {
      if (Files.isReadable(file) && Files.size(file) <= LARGEST_FILE) {
        return true;
      }
    } catch (IOException unreadable) {
      LOG.atDebug().setCause(unreadable).log("A file cannot be measured");
    }
    LOG.atWarn()
        .addKeyValue("file", file)
        .log("A letter goes without its file, which cannot be read or is larger than 10 MB");
    return false;
  }

  private static String plain(Letter letter) {
    return letter.paragraphs().stream().collect(Collectors.joining("\r\n\r\n", "", "\r\n"));
  }

  private static String html(Letter letter) {
    return letter.paragraphs().stream()
        .map(text -> "<p>" + linked(escaped(text)) + "</p>")
        .collect(
            Collectors.joining(
                "\r\n",
                "<!DOCTYPE html>\r\n<html lang=\"%s\"><body>\r\n"
                    .formatted(letter.language().tag()),
                "\r\n</body></html>\r\n"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String linked(String escaped) {
    return escaped.replaceAll("https?://\\S*[^\\s.,;:!?)]", "<a href=\"$0\">$0</a>");
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, StandardCharsets.UTF_8.name(), subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private static MimeBodyPart part(Path file) throws MessagingException {
    var part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new FileDataSource(file.toFile())));
    part.setHeader("Content-Transfer-Encoding", "base64");
    part.setDisposition(Part.ATTACHMENT);
    part.setFileName(String.valueOf(file.getFileName()));
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

  /// What comes from elsewhere never begins a header of its own.
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
