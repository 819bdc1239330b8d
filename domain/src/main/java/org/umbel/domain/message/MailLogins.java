package org.umbel.domain.message;

import org.umbel.domain.person.PasswordCheck.Answer;
import org.umbel.domain.person.PasswordCheck.Right;
import org.umbel.domain.person.Person;
import org.umbel.domain.settings.Settings;

/// Tries how a person is to log in to the mail server before that is kept (ML-2). Safe for all
/// threads; waits for the server, at most as long as its adapter states, and never throws.
@FunctionalInterface
public interface MailLogins {
  /// For mailboxes that no password of their owners opens.
  MailLogins NONE = (_, _) -> new Right();

  /// @param wanted what is to hold for the person; without a password of its own there is nothing
  ///   to try, and that is right
  Answer check(Person person, Settings wanted);
}
