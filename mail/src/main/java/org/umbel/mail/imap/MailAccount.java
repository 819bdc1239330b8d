package org.umbel.mail.imap;

import java.util.Optional;
import org.umbel.mail.Secret;

/// What is special about one person's mailbox at the mail server (ML-2, ML-3). What is empty is as
/// for everybody.
///
/// @param login how the person logs in, `$(LOGIN)` of a [LoginPattern]
/// @param mailbox what the mailbox is called there, `$(MAILBOX)`; empty for what stands before `@`
///   in the mail address
/// @param password the person's own, where one is known
/// @param host the mail server that keeps the mailbox, `HOST` or `HOST:PORT`; encrypted as the
///   usual ones are
/// @param folder where voice messages are looked for
public record MailAccount(
    Optional<String> login,
    Optional<String> mailbox,
    Optional<Secret> password,
    Optional<String> host,
    Optional<String> folder) {

  /// Nothing special.
  public static final MailAccount USUAL =
      new MailAccount(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// The same with a login and a password of the person's own.
  public MailAccount withLogin(String name, Secret secret) {
    return new MailAccount(Optional.of(name), mailbox, Optional.of(secret), host, folder);
  }
}
