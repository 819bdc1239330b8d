package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The company's mail server as the place of the mailboxes.
public record MailServerSettings(Smtp smtp, Imap imap) {

  /// How a connection is kept private.
  public enum Tls {
    /// Not at all.
    NONE,
    /// Begun in the clear, encrypted before anything else is said; refused when the server cannot.
    STARTTLS,
    /// Encrypted from the first byte.
    TLS
  }

  /// Where messages are handed in.
  ///
  /// @param servers tried in order
  /// @param sender the address messages come from when the caller has none
  public record Smtp(
      List<Address> servers,
      Tls tls,
      Optional<PersonSettings.Login> login,
      String sender,
      Duration patience) {}

  /// Where mailboxes are read.
  ///
  /// @param servers tried in order
  /// @param administrator reads the mailboxes of those who have no login of their own here
  /// @param account how a person's account is named; `{mail}`, `{local}` and `{extension}` stand
  ///   for the person's
  /// @param folder that is searched for voice messages
  /// @param deletedFolder that deleted ones are moved to; empty deletes them for good
  public record Imap(
      List<Address> servers,
      Tls tls,
      Optional<PersonSettings.Login> administrator,
      String account,
      String folder,
      Optional<String> deletedFolder,
      Duration patience) {}
}
