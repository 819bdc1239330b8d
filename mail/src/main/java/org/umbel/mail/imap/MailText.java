package org.umbel.mail.imap;

import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.StoreClosedException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.speech.reading.ReadableMail;
import org.umbel.domain.speech.reading.ReadableMail.Attachment;

/// The text of a mail. Only the parts with text are read from the server, and of those no more than
/// somebody would listen to; what is attached is but named. Mails come from anywhere: a part that
/// makes no sense is named like something attached, and the others are read.
final class MailText {
  private static final Logger LOG = LoggerFactory.getLogger(MailText.class);
  private static final int MOST_BYTES = 400_000; // of all parts together
  private static final int MOST_PARTS = 100;
  private static final int DEEPEST = 8;
  private static final int LONGEST_SUBJECT = 1_000;
  private static final int LONGEST_NAME = 200;

  private final StringBuilder plain = new StringBuilder();
  private final StringBuilder html = new StringBuilder();
  private final List<Attachment> attachments = new ArrayList<>();
  private int parts;
  private int left = MOST_BYTES;

  private MailText() {}

  /// Leaves the mail unread.
  static ReadableMail read(Message mail) throws MessagingException, IOException {
    var text = new MailText();
    text.take(mail, 0);
    return new ReadableMail(
        cut(Optional.ofNullable(mail.getSubject()).orElse(""), LONGEST_SUBJECT),
        Optional.of(text.plain.toString()).filter(words -> !words.isEmpty()),
        Optional.of(text.html.toString()).filter(words -> !words.isEmpty()),
        text.attachments);
  }

  private void take(Part part, int depth) throws MessagingException, IOException {
    if (++parts > MOST_PARTS) {
      return;
    }
    try {
      takeSound(part, depth);
    } catch (FolderClosedException | StoreClosedException | MessageRemovedException gone) {
      throw gone; // the mail is not to blame
    } catch (MessagingException | IOException | RuntimeException senseless) {
      if (senseless.getCause() instanceof MessagingException gone) {
        throw gone; // told of while it was read
      }
      LOG.atInfo().setCause(senseless).log("A part of a mail makes no sense");
      attachments.add(new Attachment("", "application/octet-stream"));
    }
  }

  private void takeSound(Part part, int depth) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*")) {
      if (depth < DEEPEST && part.getContent() instanceof Multipart several) {
        for (var i = 0; i < several.getCount(); i++) {
          take(several.getBodyPart(i), depth + 1);
        }
      }
    } else if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      attach(part);
    } else if (part.isMimeType("text/plain")) {
      plain.append(words(part)).append('\n');
    } else if (part.isMimeType("text/html")) {
      html.append(words(part)).append('\n');
    } else if (part.getHeader("Content-ID") == null) {
      attach(part); // a picture with an id belongs to the page that shows it
    }
  }

  private void attach(Part part) throws MessagingException {
    attachments.add(new Attachment(name(part), type(part)));
  }

  private static String name(Part part) throws MessagingException {
    try {
      var name = Optional.ofNullable(part.getFileName()).orElse("");
      return cut(MimeUtility.decodeText(name), LONGEST_NAME);
    } catch (UnsupportedEncodingException | ParseException unreadable) {
      return "";
    }
  }

  private static String type(Part part) throws MessagingException {
    return part.getContentType().replaceFirst(";(?s:.*)", "").strip().toLowerCase(Locale.ROOT);
  }

  private String words(Part part) throws MessagingException, IOException {
    try (var stream = part.getInputStream()) {
      var bytes = stream.readNBytes(left);
      left -= bytes.length;
      return new String(bytes, charset(part));
    }
  }

  private static String cut(String text, int longest) {
    return text.substring(0, Math.min(longest, text.length()));
  }

  /// UTF-8 where it is not known or not told.
  private static Charset charset(Part part) throws MessagingException {
    try {
      var name = new ContentType(part.getContentType()).getParameter("charset");
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
    } catch (ParseException | IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }
}
