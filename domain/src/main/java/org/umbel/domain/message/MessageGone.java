package org.umbel.domain.message;

import org.umbel.domain.DomainException;

/// A message is no longer in the mailbox, or has nothing that could be heard.
public final class MessageGone extends DomainException {
  private static final long serialVersionUID = 1;

  public MessageGone(MessageId id, String why) {
    super("Message " + id + " cannot be heard: " + why);
  }
}
