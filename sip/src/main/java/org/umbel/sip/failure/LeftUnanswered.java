package org.umbel.sip.failure;

import org.umbel.sip.SipException;
import org.umbel.sip.message.Method;

/// A handler has returned without a final response, which the endpoint then gave.
public final class LeftUnanswered extends SipException {
  private static final long serialVersionUID = 1;

  public LeftUnanswered(Method method) {
    super("The handler has left a " + method + " without a final response");
  }
}
