package org.umbel.mail.imap;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.mail.Words;

/// Makes deletions final at the end of a visit (TU-6, ML-6): moved to the folder for deleted
/// messages, or removed. Mails that others have marked as deleted are left alone.
final class Deletions {
  private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);

  private final ImapConnection connection;
  private final IMAPFolder folder;
  private final Optional<String> target;

  Deletions(ImapConnection connection, IMAPFolder folder, Optional<String> target) {
    this.connection = connection;
    this.folder = folder;
    this.target = target;
  }

  void finish(Message[] mails) throws MessagingException {
    if (mails.length == 0) {
      return;
    }
    if (target.isPresent() && moved(mails, target.get())) {
      return;
    }
    remove(mails);
  }

  /// @return false when the server refuses; the mails are as they were then
  private boolean moved(Message[] mails, String name) {
    try {
      var deleted = connection.made(name);
      folder.setFlags(mails, new Flags(Flags.Flag.DELETED), false);
      try {
        move(mails, deleted);
        return true;
      } catch (MessagingException refused) {
        folder.setFlags(mails, new Flags(Flags.Flag.DELETED), true);
        throw refused;
      }
    } catch (MessagingException refused) {
      LOG.atWarn()
          .addKeyValue("owner", connection.person().extension())
          .addKeyValue("folder", name)
          .addKeyValue("why", Words.of(refused))
          .log("Deleted messages could not be moved and are deleted for good");
      return false;
    }
  }

  private void move(Message[] mails, IMAPFolder deleted) throws MessagingException {
    if (connection.moves()) {
      folder.moveMessages(mails, deleted); // RFC 6851
      return;
    }
    folder.copyMessages(mails, deleted);
    folder.setFlags(mails, new Flags(Flags.Flag.DELETED), true);
    remove(mails);
  }

  /// RFC 4315 §2.1: only these. A server that cannot keeps them marked until a mail client removes
  /// what is marked; they are not counted.
  private void remove(Message[] mails) throws MessagingException {
    if (connection.removesSome()) {
      folder.expunge(mails);
    }
  }
}
