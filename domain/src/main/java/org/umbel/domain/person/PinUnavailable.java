package org.umbel.domain.person;

import org.umbel.domain.DomainException;

/// A person's PIN cannot be read or changed now. It is as it was.
public final class PinUnavailable extends DomainException {
  private static final long serialVersionUID = 1;

  public PinUnavailable(Extension owner, String why, Throwable cause) {
    super("The PIN of " + owner + " cannot be reached: " + why, cause);
  }
}
