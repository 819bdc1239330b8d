package org.umbel.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.mail.Tls;
import org.umbel.mail.imap.LoginPattern;

/// The company's mail server as the place of the mailboxes.
public record MailServerSettings(Smtp smtp, Imap imap) {

  /// Where messages are handed in.
  ///
  /// @param servers tried in order
  /// @param sender the address messages come from; the name beside it is the caller's
  /// @param certificates a PEM file of those to believe, instead of those Java trusts
  public record Smtp(
      List<Address> servers,
      Tls tls,
      Optional<PersonSettings.Login> login,
      String sender,
      Duration patience,
      Optional<Path> certificates) {}

  /// Where mailboxes are read.
  ///
  /// @param servers tried in order
  /// @param administrator whose password opens the mailboxes; needed unless each person has a login
  /// @param account how the account or mailbox of a person is named; empty leaves it to the access
  /// @param folder that is searched for voice messages
  /// @param deletedFolder that deleted ones are moved to; empty deletes them for good
  /// @param certificates a PEM file of those to believe, instead of those Java trusts
  public record Imap(
      List<Address> servers,
      Tls tls,
      Access access,
      Optional<PersonSettings.Login> administrator,
      Optional<LoginPattern> account,
      String folder,
      Optional<String> deletedFolder,
      int connections,
      Duration patience,
      Optional<Path> certificates) {}

  /// Who opens a mailbox.
  public enum Access {
    /// The administrator logs in as the person.
    AS_PERSON,
    /// The administrator sees the person's mailbox below a prefix.
    OTHER_USERS,
    /// The person's own mail-login does.
    OWN_PASSWORD,
    /// The person's own mail-login, and the administrator as the person where there is none or it
    /// is refused.
    OWN_PASSWORD_FIRST
  }
}
