package org.umbel.flows;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.message.MailEntry;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MailboxEntry;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.message.MessageGone;
import org.umbel.domain.message.Posting;
import org.umbel.domain.person.Person;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;

/// What can be done with a message besides hearing and keeping it (TU-7): answer it, forward it,
/// call back; and hearing it at another speed. Offered is what the settings leave in the menu and
/// the message allows.
final class MessageActions {
  private final Services services;
  private final Conversation talk;
  private final Person person;
  private final Mailbox mailbox;
  private final Settings settings;
  private final Recipients recipients;
  private final PlaybackSpeed speed;

  MessageActions(
      Services services, Conversation talk, Person person, Mailbox mailbox, PlaybackSpeed speed) {
    this.services = services;
    this.talk = talk;
    this.person = person;
    this.mailbox = mailbox;
    this.settings = services.settings().of(person.extension());
    this.recipients = new Recipients(services);
    this.speed = speed;
  }

  /// What can be done with the message itself; nothing when none of it can be.
  List<Option> offered(MailboxEntry entry) {
    var offered = new ArrayList<Option>();
    if (settings.value(MenuSettings.REPLY) && canBeAnswered(entry)) {
      offered.add(Option.ANSWER);
    }
    if (settings.value(MenuSettings.FORWARD_VOICE) && canBeForwarded(entry)) {
      offered.add(Option.FORWARD_WITH_COMMENT);
    }
    if (settings.value(MenuSettings.FORWARD_FAX) && canBeFaxed(entry)) {
      offered.add(Option.FORWARD_AS_FAX);
    }
    if (settings.value(MenuSettings.CALL_BACK) && numberOf(entry).isPresent()) {
      offered.add(Option.CALL_BACK);
    }
    return offered;
  }

  private boolean canBeAnswered(MailboxEntry entry) {
    return switch (entry) {
      case MessageEntry voice -> recipient(voice).isPresent();
      case MailEntry mail -> services.outlets().mail() && mail.kind() == MailEntry.Kind.MAIL;
    };
  }

  private Optional<Recipient> recipient(MessageEntry voice) {
    return voice.caller().number().flatMap(recipients::of);
  }

  /// What is meant for its recipient alone stays there.
  private boolean canBeForwarded(MailboxEntry entry) {
    return switch (entry) {
      case MessageEntry voice -> !voice.marks().confidential();
      case MailEntry _ -> services.outlets().mail();
    };
  }

  private boolean canBeFaxed(MailboxEntry entry) {
    return services.outlets().fax().isPresent()
        && entry instanceof MailEntry mail
        && mail.kind() != MailEntry.Kind.TEXT;
  }

  private static Optional<PhoneNumber> numberOf(MailboxEntry entry) {
    return switch (entry) {
      case MessageEntry voice -> voice.caller().number();
      case MailEntry mail when mail.kind() == MailEntry.Kind.TEXT -> mail.sender().number();
      case MailEntry _ -> Optional.empty();
    };
  }

  /// Asks what is to be done, and does it.
  ///
  /// @return whether the message is now to be heard at another speed
  boolean run(MailboxEntry entry) {
    var options = offered(entry);
    options.addAll(speed.offered());
    options.add(Option.BACK_TO_MESSAGE);
    try {
      switch (talk.choose(Menu.MORE, options)) {
        case FASTER -> {
          return speed.faster();
        }
        case SLOWER -> {
          return speed.slower();
        }
        case ANSWER -> answer(entry);
        case FORWARD_WITH_COMMENT -> forward(entry);
        case FORWARD_AS_FAX ->
            new FaxForward(services, talk, person, mailbox).run((MailEntry) entry);
        case CALL_BACK -> callBack(numberOf(entry).orElseThrow());
        default -> {}
      }
    } catch (MessageGone gone) {
      talk.say(Prompt.NOT_DONE);
    }
    return false;
  }

  private void answer(MailboxEntry entry) {
    var origin = mailbox.origin(entry.id());
    var to =
        switch (entry) {
          case MessageEntry voice -> recipient(voice);
          case MailEntry _ -> origin.answerTo().map(recipients::of);
        };
    if (to.isEmpty() || to.get() instanceof Recipient.WithoutBox) {
      talk.say(Prompt.CANNOT_BE_ANSWERED);
      return;
    }
    new SpokenPost(services, talk, person)
        .send(
            new SpokenPost.Parcel(
                to.get(), Posting.Kind.ANSWER, origin, Optional.empty(), Optional.empty()));
  }

  private void forward(MailboxEntry entry) {
    var to = new AskRecipient(services, talk, recipients).ask();
    if (to.isEmpty()) {
      return;
    }
    var origin = mailbox.origin(entry.id());
    var sound =
        entry instanceof MessageEntry
            ? Optional.of(
                services
                    .sounds()
                    .read(mailbox.audio(entry.id()))
                    .orElseThrow(() -> new MessageGone(entry.id(), "its sound cannot be played")))
            : Optional.<ShortBuffer>empty();
    var mail =
        entry instanceof MailEntry
            ? Optional.of(mailbox.mail(entry.id()))
            : Optional.<ByteBuffer>empty();
    new SpokenPost(services, talk, person)
        .send(new SpokenPost.Parcel(to.get(), Posting.Kind.FORWARD, origin, sound, mail));
  }

  private void callBack(PhoneNumber number) {
    new CallBack(services, talk, person).run(number);
  }
}
