package org.umbel.mail.imap;

import java.time.Instant;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.umbel.domain.person.Extension;

/// A person's folder, selected on a connection of its own and kept open between counts. Belongs to
/// the thread that took it.
///
/// @param lastUsed when it was counted last
record KeptFolder(ImapConnection connection, IMAPFolder folder, Instant lastUsed)
    implements AutoCloseable {

  Extension owner() {
    return connection.person().extension();
  }

  /// Whether it still is where the person's messages are; closes it when it is not.
  boolean isFor(MailAccount account) {
    if (connection.account().equals(account)) {
      return true;
    }
    close();
    return false;
  }

  KeptFolder usedAt(Instant now) {
    return new KeptFolder(connection, folder, now);
  }

  @Override
  public void close() {
    connection.close();
  }
}
