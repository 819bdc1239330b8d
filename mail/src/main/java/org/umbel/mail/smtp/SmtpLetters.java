package org.umbel.mail.smtp;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.umbel.domain.letter.Addressee;
import org.umbel.domain.letter.Letter;
import org.umbel.domain.letter.LetterDelivery;
import org.umbel.domain.letter.LetterNotDelivered;
import org.umbel.domain.letter.LetterSender;
import org.umbel.mail.MailServers;
import org.umbel.mail.Words;

/// Mails letters (WM-1). Waits at most for the stated time-outs of each server; servers that did
/// not answer lately are passed over. Safe for all threads.
public final class SmtpLetters implements LetterDelivery {
  private final SmtpSettings settings;
  private final Supplier<LetterSender> sender;
  private final MailServers servers;

  /// @param sender asked for each letter; one without an address sends from that of `settings`
  public SmtpLetters(SmtpSettings settings, Supplier<LetterSender> sender, InstantSource clock) {
    this.settings = settings;
    this.sender = sender;
    this.servers = new MailServers(settings.servers(), clock);
  }

  @Override
  public void deliver(Letter letter, Addressee to) {
    var address = address(letter, to);
    try (var transport = servers.connect(server -> SmtpConnection.open(settings, server))) {
      var from = sender.get();
      var composer = new LetterComposer(from.address().orElse(settings.sender()), from.name());
      transport.sendMessage(composer.compose(letter, to), new Address[] {address});
    } catch (MessagingException failure) {
      var why = servers + ": " + Words.of(Refusal.telling(failure));
      throw new LetterNotDelivered(letter.id(), why, Refusal.forGood(failure), failure);
    }
  }

  private static Address address(Letter letter, Addressee to) {
    try {
      return new InternetAddress(to.mail(), true);
    } catch (AddressException malformed) {
      var why = "\"" + to.mail() + "\" is no mail address";
      throw new LetterNotDelivered(letter.id(), why, true, malformed);
    }
  }
}
