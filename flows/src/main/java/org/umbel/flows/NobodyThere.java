package org.umbel.flows;

import org.umbel.domain.DomainException;

/// The person at the phone answers no question any more. Unwinds to the end of the conversation.
final class NobodyThere extends DomainException {
  private static final long serialVersionUID = 1;

  NobodyThere() {
    super("No key came though asked for several times");
  }
}
