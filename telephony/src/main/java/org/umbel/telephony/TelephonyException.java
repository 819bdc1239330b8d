package org.umbel.telephony;

/// Something telephony could not do; each subclass says what.
public abstract class TelephonyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  protected TelephonyException(String message) {
    super(message);
  }
}
