package org.umbel.server.mail;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.letter.LetterSender;
import org.umbel.domain.letter.Letters;
import org.umbel.domain.person.AccessSettings;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.person.Sites;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.settings.VoiceBoxSettings;
import org.umbel.domain.welcome.LetterWriter;
import org.umbel.domain.welcome.PinLetters;
import org.umbel.domain.welcome.Welcome;
import org.umbel.domain.welcome.WelcomeSettings;
import org.umbel.domain.welcome.WelcomeVault;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.MailboxSettings;
import org.umbel.store.letter.LetterOutbox;

/// What writes letters to people, wired by the configuration.
public final class Correspondence {
  private static final Logger LOG = LoggerFactory.getLogger(Correspondence.class);

  private final Optional<LetterOutbox> outbox;
  private final Welcome welcome;
  private final PinLetters pinLetters;

  /// @param knowing who is told the first PIN by whoever wrote the configuration
  /// @param outbox empty where there is no mail server; that is told once, and no letters go
  public Correspondence(
      Configuration configuration,
      Sites sites,
      PinGate pins,
      VoiceBoxSettings settings,
      Optional<LetterOutbox> outbox,
      WelcomeVault vault,
      Predicate<Person> knowing,
      InstantSource clock) {
    this.outbox = outbox;
    if (outbox.isEmpty()) {
      LOG.info("letters.none why=\"there is no mail server, so nobody is mailed a PIN\"");
    }
    var letters = outbox.<Letters>map(made -> made).orElse(Letters.NONE);
    var writer = new LetterWriter(sites, configuration.pilots(), configuration.timeZone(), clock);
    welcome = new Welcome(pins, settings, letters, writer, vault, knowing, clock);
    pinLetters = new PinLetters(pins, settings, letters, writer, vault, clock);
  }

  /// From whom letters come.
  public static LetterSender sender(Configuration configuration) {
    var system = new Settings(BoxSettings.NONE, configuration.voiceBoxes());
    return new LetterSender(
        system.value(WelcomeSettings.SENDER), system.value(WelcomeSettings.SENDER_NAME));
  }

  /// The PIN of somebody who has none; empty for those who get one by a letter.
  public static Optional<Pin> standardPin(Configuration configuration, Person person) {
    var system = new Settings(BoxSettings.NONE, configuration.voiceBoxes());
    var written =
        configuration.mailbox().kind() == MailboxSettings.Kind.MAIL_SERVER
            && person.mail().isPresent()
            && system.value(AccessSettings.WELCOME);
    return written ? Optional.empty() : configuration.defaultPin();
  }

  public Welcome welcome() {
    return welcome;
  }

  public PinLetters pinLetters() {
    return pinLetters;
  }

  /// A mail server is back. Returns at once.
  public void hurry() {
    outbox.ifPresent(LetterOutbox::hurry);
  }

  /// Whose health is shown.
  public Stream<Neighbour> outbox() {
    return outbox.stream().map(one -> one);
  }
}
