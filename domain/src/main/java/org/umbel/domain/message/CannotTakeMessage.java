package org.umbel.domain.message;

import org.umbel.domain.DomainException;

/// A message cannot be taken now: no room, or the disk refuses.
public final class CannotTakeMessage extends DomainException {
  private static final long serialVersionUID = 1;

  public CannotTakeMessage(MessageId id, String why) {
    super("Cannot take message " + id + ": " + why);
  }

  public CannotTakeMessage(MessageId id, String why, Throwable cause) {
    super("Cannot take message " + id + ": " + why, cause);
  }
}
