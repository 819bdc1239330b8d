package org.umbel.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.mail.Tls;
import org.umbel.mail.imap.LoginPattern;

/// The company's mail server as the place of the mailboxes.
public record MailServerSettings(Smtp smtp, Imap imap) {

  /// Who gives out access tokens.
  ///
  /// @param refresh exchanged for access tokens; empty when the client gets them for itself
  public record Tokens(
      URI endpoint,
      String client,
      Secret secret,
      Optional<Secret> refresh,
      Optional<String> scope) {}

  /// Where messages are handed in.
  ///
  /// @param servers tried in order
  /// @param tokens with which the sender's account logs in
  /// @param sender the address messages come from; the name beside it is the caller's
  /// @param certificates a PEM file of those to believe, instead of those Java trusts
  public record Smtp(
      List<Address> servers,
      Tls tls,
      Optional<PersonSettings.Login> login,
      Optional<Tokens> tokens,
      String sender,
      Duration patience,
      Optional<Path> certificates) {}

  /// Where mailboxes are read.
  ///
  /// @param servers tried in order
  /// @param preset what holds where nothing is set
  /// @param access empty for the preset's
  /// @param ownPasswordFirst whether a person's own password is tried before the administrator
  /// @param administrator whose password opens the mailboxes; needed unless each person has a login
  ///   or there are tokens
  /// @param tokens that open all mailboxes
  /// @param account how the account or mailbox of a person is named; empty for the preset's
  /// @param folder that is searched for voice messages
  /// @param deletedFolder that deleted ones are moved to, `none` deletes them for good; empty for
  ///   the preset's
  /// @param certificates a PEM file of those to believe, instead of those Java trusts
  public record Imap(
      List<Address> servers,
      Tls tls,
      MailPreset preset,
      Optional<Access> access,
      boolean ownPasswordFirst,
      Optional<PersonSettings.Login> administrator,
      Optional<Tokens> tokens,
      Optional<LoginPattern> account,
      String folder,
      Optional<String> deletedFolder,
      int connections,
      Duration patience,
      Optional<Path> certificates) {

    /// The way that holds.
    public Access way() {
      return access.orElse(preset.access());
    }

    /// Where deleted messages go; empty deletes them for good.
    public Optional<String> deletedMessages() {
      return deletedFolder.or(preset::deletedFolder).filter(name -> !name.equals("none"));
    }
  }

  /// Who opens a mailbox.
  public enum Access {
    /// The administrator logs in as the person.
    AS_PERSON,
    /// The administrator logs in under its own name and says for whom.
    ON_BEHALF,
    /// The administrator sees the person's mailbox in a namespace that the server tells.
    OTHER_USERS,
    /// The administrator sees the person's mailbox at a path that is given.
    FULL_PATH,
    /// The person's own password does.
    OWN_PASSWORD
  }
}
