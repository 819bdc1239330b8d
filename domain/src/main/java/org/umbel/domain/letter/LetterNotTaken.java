package org.umbel.domain.letter;

import org.umbel.domain.DomainException;
import org.umbel.domain.person.Extension;

/// A letter cannot be sent, and nothing of it was kept.
public final class LetterNotTaken extends DomainException {
  private static final long serialVersionUID = 1;

  public LetterNotTaken(Extension owner, String why) {
    super("A letter to " + owner + " was not taken: " + why);
  }
}
