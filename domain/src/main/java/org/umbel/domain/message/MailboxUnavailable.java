package org.umbel.domain.message;

import org.umbel.domain.DomainException;
import org.umbel.domain.person.Extension;

/// A mailbox cannot be reached now, so nothing is known of what is in it.
public final class MailboxUnavailable extends DomainException {
  private static final long serialVersionUID = 1;

  public MailboxUnavailable(Extension owner, String why) {
    super("The mailbox of " + owner + " cannot be reached: " + why);
  }

  public MailboxUnavailable(Extension owner, String why, Throwable cause) {
    super("The mailbox of " + owner + " cannot be reached: " + why, cause);
  }
}
