package org.umbel.mail.imap;

import jakarta.mail.MessagingException;

/// The server does not tell where it has the mailboxes of other users (RFC 2342).
final class NoSuchNamespace extends MessagingException {
  private static final long serialVersionUID = 1;

  NoSuchNamespace() {
    super(
        "the server shows this account no mailboxes of other users (NAMESPACE); give the account"
            + " the rights, or name the full path to a mailbox");
  }
}
