package org.umbel.mail.imap;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.Properties;

/// A mail that somebody wrote.
final class OrdinaryMail {

  private OrdinaryMail() {}

  static void send(int smtpPort, String to) {
    send(smtpPort, to, Map.of());
  }

  /// @param headers further ones, which anybody can write
  static void send(int smtpPort, String to, Map<String, String> headers) {
    var settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", Integer.toString(smtpPort));
    try {
      var mail = new MimeMessage(Session.getInstance(settings));
      mail.setFrom("ben@example.test");
      mail.setRecipients(RecipientType.TO, to);
      mail.setSubject("Lunch?");
      mail.setText("X-Umbel-Message: 4711");
      for (var header : headers.entrySet()) {
        mail.setHeader(header.getKey(), header.getValue());
      }
      Transport.send(mail);
    } catch (MessagingException failure) {
      throw new IllegalStateException("Cannot send an ordinary mail", failure);
    }
  }
}
