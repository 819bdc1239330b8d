package org.umbel.domain.message;

import org.umbel.domain.person.Extension;

/// Told whenever a mailbox may have changed: a delivery, a visit, a mail client. Returns at once.
@FunctionalInterface
public interface MailboxWatch {
  void changed(Extension owner);
}
