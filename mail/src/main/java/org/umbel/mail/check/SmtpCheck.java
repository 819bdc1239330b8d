package org.umbel.mail.check;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.umbel.domain.person.Person;
import org.umbel.mail.MailServer;
import org.umbel.mail.Words;
import org.umbel.mail.smtp.SmtpConnection;
import org.umbel.mail.smtp.SmtpSettings;

/// Tries to hand in mail as far as that goes without sending any: connects to each server, logs in,
/// names sender and recipient, and takes it back. Waits at most for the time-outs of the settings
/// at each step.
public final class SmtpCheck {
  private final SmtpSettings settings;

  public SmtpCheck(SmtpSettings settings) {
    this.settings = settings;
  }

  /// @param people of whom the first with a mail address is the recipient
  public List<Finding> of(List<Person> people) {
    var recipient = people.stream().flatMap(person -> person.mail().stream()).findFirst();
    var findings = new ArrayList<Finding>();
    settings.servers().forEach(server -> findings.add(tried(server, recipient)));
    return findings;
  }

  private Finding tried(MailServer server, Optional<String> recipient) {
    var what = "smtp " + server;
    try (var transport = (SMTPTransport) SmtpConnection.open(settings, server)) {
      var login = settings.login();
      return recipient.isEmpty()
          ? Finding.well(what, "answers" + login.map(_ -> ", takes the login").orElse(""))
          : envelope(what, transport, recipient.get());
    } catch (MessagingException failure) {
      return new Finding(what, Words.of(failure), Advice.on(failure, server, "login"));
    }
  }

  private Finding envelope(String what, SMTPTransport transport, String recipient)
      throws MessagingException {
    if (transport.simpleCommand("MAIL FROM:<" + settings.sender() + ">") / 100 != 2) {
      return new Finding(
          what,
          "refuses the sender " + settings.sender() + ": " + said(transport),
          "name an address in sender that the server lets this account use");
    }
    var reply = transport.simpleCommand("RCPT TO:<" + recipient + ">");
    if (reply / 100 != 2) {
      return new Finding(
          what,
          "refuses mail for " + recipient + ": " + said(transport),
          refused(reply, transport));
    }
    transport.simpleCommand("RSET");
    return Finding.well(what, "takes mail for " + recipient);
  }

  /// Postfix, Exim and Exchange name relaying; RFC 3463 §3.8 has 5.7.1 for it.
  private static String refused(int reply, SMTPTransport transport) {
    if (reply / 100 == 4) {
      return "it may be a passing trouble: try again in some minutes";
    }
    var said = said(transport);
    return said.contains("5.7.") || said.contains("elay")
        ? "the server does not pass on mail for this machine: allow its address to relay, or give a"
            + " login"
        : "check the person's mail address";
  }

  private static String said(SMTPTransport transport) {
    return transport.getLastServerResponse().strip().replaceAll("\\s+", " ");
  }
}
