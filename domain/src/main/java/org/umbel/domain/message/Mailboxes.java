package org.umbel.domain.message;

import java.util.List;
import java.util.function.Function;
import org.umbel.domain.person.Person;

/// Where people's messages are. Safe for all threads.
public interface Mailboxes {

  /// Opens the person's mailbox, hands it to `visit`, and closes it whatever happens; deletions are
  /// made final then. The mailbox must not outlive the visit.
  ///
  /// @throws MailboxUnavailable when it cannot be reached within the adapter's stated time
  <T> T visit(Person person, Function<Mailbox, T> visit);

  /// Counts the messages, without a visit where the adapter can.
  ///
  /// @throws MailboxUnavailable when they are not known now; never a guess
  MessageCounts count(Person person);

  /// What is new, the newest first: all voice messages, and of the newest [Mails#MOST] mails those
  /// that are faxes and text messages. Like counting this is no visit that somebody is told of.
  ///
  /// @throws MailboxUnavailable when it is not known now
  default List<NewMessage> fresh(Person person) {
    return visit(person, NewMessage::in);
  }
}
