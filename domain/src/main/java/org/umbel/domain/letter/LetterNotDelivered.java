package org.umbel.domain.letter;

import org.umbel.domain.DomainException;

/// A letter did not reach the mail server.
public final class LetterNotDelivered extends DomainException {
  private static final long serialVersionUID = 1;

  private final boolean forGood;

  /// @param forGood whether the server refused it itself, so that trying again is vain
  public LetterNotDelivered(LetterId id, String why, boolean forGood, Throwable cause) {
    super("Letter " + id + " was not delivered: " + why, cause);
    this.forGood = forGood;
  }

  public boolean forGood() {
    return forGood;
  }
}
