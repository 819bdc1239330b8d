package org.umbel.sip.locate;

import org.umbel.sip.SipException;

/// No name server has answered a question.
public final class NamesUnanswered extends SipException {
  private static final long serialVersionUID = 1;

  public NamesUnanswered(Question question, String reason) {
    super("No name server knows " + question + ": " + reason, false);
  }
}
