package org.umbel.telephony.phone;

/// A server did not take a phone's registration.
public final class NotRegistered extends PhoneException {
  private static final long serialVersionUID = 1;

  NotRegistered(PhoneLine line, String reason) {
    super("cannot register " + line + ": " + reason);
  }
}
