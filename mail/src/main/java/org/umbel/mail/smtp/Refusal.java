package org.umbel.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/// Tells whether a server will never take this message, from the failures the library chains.
final class Refusal {
  private static final int DEEPEST = 10;

  private Refusal() {}

  /// RFC 5321 §4.2.1: a reply 5yz to the recipient or the message is final. To anything else, such
  /// as the login or the sender, it is a mistake in the configuration, and the message can wait.
  static boolean forGood(MessagingException failure) {
    Exception link = failure;
    for (var depth = 0; depth < DEEPEST && link != null; depth++) {
      switch (link) {
        case SMTPAddressFailedException recipient -> {
          return permanent(recipient.getReturnCode(), recipient);
        }
        case SMTPSendFailedException refused when refused.getNextException() == null -> {
          return permanent(refused.getReturnCode(), refused) && ofTheMessage(refused.getCommand());
        }
        default -> {}
      }
      link = link instanceof MessagingException chained ? chained.getNextException() : null;
    }
    return false;
  }

  /// A mailbox that is full (552, RFC 3463 §3.3: 5.2.2) is one that somebody will tidy up.
  private static boolean permanent(int reply, MessagingException failure) {
    return reply / 100 == 5
        && reply != 552
        && !String.valueOf(failure.getMessage()).contains("5.2.2");
  }

  private static boolean ofTheMessage(String command) {
    return command == null || command.startsWith("DATA") || command.equals(".");
  }

  /// The server's own words about the recipient when it has some, they tell more.
  static MessagingException telling(MessagingException failure) {
    return failure instanceof SendFailedException
            && failure.getNextException() instanceof SMTPAddressFailedException recipient
        ? recipient
        : failure;
  }
}
