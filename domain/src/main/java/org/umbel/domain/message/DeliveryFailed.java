package org.umbel.domain.message;

import org.umbel.domain.DomainException;

/// A message did not reach the mailbox.
public final class DeliveryFailed extends DomainException {
  private static final long serialVersionUID = 1;

  private final boolean forGood;

  /// @param forGood whether the server refused the message itself, so that trying again is vain
  public DeliveryFailed(MessageId id, String why, boolean forGood) {
    super("Message " + id + " was not delivered: " + why);
    this.forGood = forGood;
  }

  /// @param forGood whether the server refused the message itself, so that trying again is vain
  public DeliveryFailed(MessageId id, String why, boolean forGood, Throwable cause) {
    super("Message " + id + " was not delivered: " + why, cause);
    this.forGood = forGood;
  }

  public boolean forGood() {
    return forGood;
  }
}
