package org.umbel.telephony.phone;

/// What was to be said cannot be: no speech engine, or a sound file that is not one.
public final class CannotSpeak extends PhoneException {
  private static final long serialVersionUID = 1;

  CannotSpeak(String message) {
    super(message);
  }

  CannotSpeak(String message, Throwable cause) {
    super(message, cause);
  }
}
