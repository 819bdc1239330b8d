package org.umbel.mail;

/// Something could not be done with the mail server. One subclass says what.
public abstract class MailException extends RuntimeException {
  private static final long serialVersionUID = 1;

  protected MailException(String message) {
    super(message);
  }

  protected MailException(String message, Throwable cause) {
    super(message, cause);
  }
}
