package org.umbel.server.post;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.Caller;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.letter.LetterDelivery;
import org.umbel.domain.message.Delivery;
import org.umbel.domain.message.MailLogins;
import org.umbel.domain.message.MailboxSight;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.person.PasswordCheck;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.mail.SealKeyFile;
import org.umbel.mail.imap.ImapMailboxes;
import org.umbel.mail.imap.ImapSettings;
import org.umbel.mail.imap.ImapTrial;
import org.umbel.mail.imap.ImapWatch;
import org.umbel.mail.smtp.SmtpDelivery;
import org.umbel.mail.smtp.SmtpLetters;
import org.umbel.server.mail.Correspondence;
import org.umbel.server.mail.MailAccounts;
import org.umbel.server.mail.MailTerms;
import org.umbel.server.people.Personnel;
import org.umbel.server.premises.Premises;
import org.umbel.store.mailbox.BuiltInMailboxes;

/// Where messages go to and are read.
///
/// @param neighbours whose health is shown
/// @param letters empty where no mail server takes letters
/// @param logins tries people's own logins at the mail server
public record Post(
    Mailboxes mailboxes,
    Delivery delivery,
    List<Neighbour> neighbours,
    Optional<LetterDelivery> letters,
    MailLogins logins) {

  /// @param watch told when a mailbox may have changed
  /// @param sight told of messages whenever a mailbox is counted
  /// @param mailIsBack run when a mail server takes mails again
  static Post open(
      Premises premises,
      Personnel personnel,
      MailboxWatch watch,
      MailboxSight sight,
      Runnable mailIsBack) {
    return switch (premises.configuration().mailbox().kind()) {
      case BUILT_IN -> builtIn(premises, watch, sight);
      case MAIL_SERVER -> mailServer(premises, personnel, watch, sight, mailIsBack);
    };
  }

  private static Post builtIn(Premises premises, MailboxWatch watch, MailboxSight sight) {
    var keepDeleted = premises.configuration().mailbox().keepDeleted();
    var mailboxes = new BuiltInMailboxes(premises.data("mailboxes"), keepDeleted, watch, sight);
    return new Post(mailboxes, mailboxes, List.of(), Optional.empty(), MailLogins.NONE);
  }

  private static Post mailServer(
      Premises premises,
      Personnel personnel,
      MailboxWatch watch,
      MailboxSight sight,
      Runnable mailIsBack) {
    var configuration = premises.configuration();
    var clock = premises.clock();
    var opened = premises.opened();
    var people = personnel.people();
    var server = configuration.mailbox().mailServer().orElseThrow();
    var terms = new MailTerms(configuration, server, personnel.accounts(), clock);
    var seal = SealKeyFile.open(premises.data("mail.key"), clock);
    var smtp =
        opened.add(
            new SmtpDelivery(
                terms.smtp(), seal, caller -> mailOf(people, caller), clock, mailIsBack));
    var imap = opened.add(new ImapMailboxes(terms.imap(), seal, clock, watch, sight));
    var clients =
        opened.add(ImapWatch.start(terms.imap(), terms.watch(), people::all, clock, watch));
    Delivery delivery =
        (message, recipient) -> {
          smtp.deliver(message, recipient);
          clients.expect(recipient.extension());
        };
    var letters = new SmtpLetters(terms.smtp(), () -> Correspondence.sender(configuration), clock);
    return new Post(
        imap,
        delivery,
        List.of(smtp, imap, clients),
        Optional.of(letters),
        (person, wanted) -> tried(terms.imap(), personnel.accounts().with(wanted), person, clock));
  }

  /// Somebody without a password has the administrative account's way in, or none.
  private static PasswordCheck.Answer tried(
      ImapSettings settings, MailAccounts wanted, Person person, InstantSource clock) {
    return wanted.apply(person).password().isEmpty()
        ? new PasswordCheck.Right()
        : settings
            .byOwnPassword(wanted)
            .map(own -> new ImapTrial(own, clock).logIn(person))
            .orElseGet(PasswordCheck.Right::new);
  }

  private static Optional<String> mailOf(People people, Caller caller) {
    return caller.number().flatMap(people::byNumber).flatMap(Person::mail);
  }
}
