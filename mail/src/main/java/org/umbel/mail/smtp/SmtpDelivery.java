package org.umbel.mail.smtp;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.umbel.domain.call.Caller;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.message.Delivery;
import org.umbel.domain.message.DeliveryFailed;
import org.umbel.domain.message.Posting;
import org.umbel.domain.message.VoiceMessage;
import org.umbel.domain.person.Person;
import org.umbel.mail.MailServer;
import org.umbel.mail.MailServers;
import org.umbel.mail.Seal;
import org.umbel.mail.Words;

/// Mails voice messages (CA-11, ML-4). Waits at most for the stated time-outs of each server;
/// servers that did not answer lately are passed over. Safe for all threads.
public final class SmtpDelivery implements Delivery, Neighbour, AutoCloseable {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final SmtpSettings settings;
  private final MailServers servers;
  private final MailComposer composer;
  private final Runnable recovered;
  private final Duration probeEvery;
  private final AtomicBoolean probing = new AtomicBoolean();
  private volatile boolean closed;

  /// @param seal under which mails say that they are voice messages
  /// @param replyTo the caller's mail address where it is known, for answers (CA-11)
  /// @param recovered called when a server answers again after all had failed; returns at once
  public SmtpDelivery(
      SmtpSettings settings,
      Seal seal,
      Function<Caller, Optional<String>> replyTo,
      InstantSource clock,
      Runnable recovered) {
    this(settings, seal, replyTo, clock, recovered, Duration.ofSeconds(10));
  }

  SmtpDelivery(
      SmtpSettings settings,
      Seal seal,
      Function<Caller, Optional<String>> replyTo,
      InstantSource clock,
      Runnable recovered,
      Duration probeEvery) {
    this.settings = settings;
    this.servers = new MailServers(settings.servers(), clock);
    this.composer =
        new MailComposer(settings.sender(), settings.zone(), settings.pilot(), seal, replyTo);
    this.recovered = recovered;
    this.probeEvery = probeEvery;
  }

  @Override
  public void deliver(VoiceMessage message, Person recipient) {
    var id = message.envelope().id();
    var address = address(message, recipient);
    try (var transport = servers.connect(this::connected)) {
      send(transport, message, recipient, address);
    } catch (MessagingException failure) {
      var telling = Refusal.telling(failure);
      var why = servers + ": " + Words.of(telling);
      throw new DeliveryFailed(id, why, Refusal.forGood(failure), failure);
    } finally {
      if (!servers.condition().well()) {
        probe();
      }
    }
  }

  private static Address address(VoiceMessage message, Person recipient) {
    var id = message.envelope().id();
    var mail =
        message
            .envelope()
            .posting()
            .flatMap(Posting::to)
            .or(recipient::mail)
            .orElseThrow(
                () -> new DeliveryFailed(id, recipient.name() + " has no mail address", false));
    try {
      return new InternetAddress(mail, true);
    } catch (AddressException malformed) {
      throw new DeliveryFailed(id, "\"" + mail + "\" is no mail address", false, malformed);
    }
  }

  private Transport connected(MailServer server) throws MessagingException {
    return SmtpConnection.open(settings, server);
  }

  private void send(Transport transport, VoiceMessage message, Person recipient, Address address)
      throws MessagingException {
    var session = Session.getInstance(new Properties());
    var mail = composer.compose(session, message, recipient, address.toString());
    transport.sendMessage(mail, new Address[] {address});
  }

  /// While no server answers, asks now and then, so that what waits goes as soon as one does.
  private void probe() {
    if (!closed && probing.compareAndSet(false, true)) {
      Thread.ofVirtual().name("smtp-probe").start(this::untilRecovered);
    }
  }

  private void untilRecovered() {
    var pause = probeEvery;
    try {
      while (!closed) {
        Thread.sleep(pause);
        switch (probed()) {
          case TAKES_MAIL -> {
            probing.set(false);
            recovered.run();
            return;
          }
          case REFUSES_LOGIN -> pause = longer(pause);
          case SILENT -> pause = probeEvery;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private enum Probed {
    TAKES_MAIL,
    REFUSES_LOGIN,
    SILENT
  }

  private Probed probed() {
    try (var transport = servers.connect(this::connected)) {
      return transport.isConnected() ? Probed.TAKES_MAIL : Probed.SILENT;
    } catch (AuthenticationFailedException _) {
      return Probed.REFUSES_LOGIN;
    } catch (MessagingException _) {
      return Probed.SILENT;
    }
  }

  /// A wrong password tried too often locks the account.
  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  @Override
  public String name() {
    return "smtp " + servers;
  }

  @Override
  public Condition condition() {
    return servers.condition();
  }

  /// Stops asking servers that do not answer.
  @Override
  public void close() {
    closed = true;
  }
}
