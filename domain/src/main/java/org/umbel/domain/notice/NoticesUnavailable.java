package org.umbel.domain.notice;

import org.umbel.domain.DomainException;
import org.umbel.domain.person.Extension;

/// It cannot be read or written now whether somebody was told of messages.
public final class NoticesUnavailable extends DomainException {
  private static final long serialVersionUID = 1;

  public NoticesUnavailable(Extension owner, Throwable cause) {
    super("The notices of " + owner + " cannot be kept: " + cause.getMessage(), cause);
  }

  /// Of everybody.
  public NoticesUnavailable(Throwable cause) {
    super("The notices of everybody cannot be kept: " + cause.getMessage(), cause);
  }
}
