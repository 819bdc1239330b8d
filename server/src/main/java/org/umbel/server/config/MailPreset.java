package org.umbel.server.config;

import java.util.Optional;
import org.umbel.mail.imap.LoginPattern;
import org.umbel.server.config.MailServerSettings.Access;

/// What is usual with mail servers of a kind (ML-7): nothing but defaults.
public enum MailPreset {
  /// The account of a master user, `anna*umbel`.
  DOVECOT(Access.AS_PERSON, "$(MAILBOX)*$(ADMIN)", "Deleted voice messages"),
  /// Microsoft Exchange: an account with full access, named `DOMAIN/umbel`.
  EXCHANGE(Access.AS_PERSON, "$(ADMIN)/$(MAILBOX)", "Deleted voice messages"),
  /// Microsoft's hosted Exchange, with access tokens of an application (`oauth2`).
  EXCHANGE_ONLINE(Access.AS_PERSON, "$(MAIL)", "Deleted voice messages"),
  /// HCL Domino.
  DOMINO(Access.OTHER_USERS, "$(MAILBOX)", "Deleted voice messages"),
  /// Cyrus IMAP, where an administrator has no folders to make in a person's mailbox.
  CYRUS(Access.OTHER_USERS, "$(MAILBOX)", "none");

  private final Access access;
  private final String account;
  private final String deletedFolder;

  MailPreset(Access access, String account, String deletedFolder) {
    this.access = access;
    this.account = account;
    this.deletedFolder = deletedFolder;
  }

  Access access() {
    return access;
  }

  /// How a person is named in this way. Where it is not the usual one of the preset, there is a
  /// usual one of the way.
  public LoginPattern account(Access way) {
    return new LoginPattern(
        switch (way) {
          case OWN_PASSWORD -> "$(LOGIN)";
          case AS_PERSON -> access == way ? account : "$(MAILBOX)*$(ADMIN)";
          case ON_BEHALF, OTHER_USERS -> "$(MAILBOX)";
          case FULL_PATH -> "user/$(MAILBOX)";
        });
  }

  Optional<String> deletedFolder() {
    return Optional.of(deletedFolder);
  }
}
