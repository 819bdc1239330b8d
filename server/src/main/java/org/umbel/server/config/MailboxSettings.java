package org.umbel.server.config;

import java.util.Optional;

/// Where messages are kept.
///
/// @param keepDeleted whether the built-in mailbox keeps deleted messages in a folder of their own
/// @param mailServer looked at only when the kind is [Kind#MAIL_SERVER], and there then
public record MailboxSettings(
    Kind kind, boolean keepDeleted, Optional<MailServerSettings> mailServer) {

  /// The mail server when the mailboxes are there.
  public Optional<MailServerSettings> theMailServer() {
    return kind == Kind.MAIL_SERVER ? mailServer : Optional.empty();
  }

  /// Whose the mailboxes are.
  public enum Kind {
    BUILT_IN,
    MAIL_SERVER
  }
}
