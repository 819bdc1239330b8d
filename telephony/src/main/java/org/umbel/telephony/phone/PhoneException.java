package org.umbel.telephony.phone;

/// The phone could not do something, for a reason on this side; each subclass says what.
public abstract class PhoneException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PhoneException(String message) {
    super(message);
  }

  PhoneException(String message, Throwable cause) {
    super(message, cause);
  }
}
