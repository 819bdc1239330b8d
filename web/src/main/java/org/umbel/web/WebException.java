package org.umbel.web;

/// Something the web room was asked for could not be done. One subclass says what.
public abstract class WebException extends RuntimeException {
  private static final long serialVersionUID = 1;

  WebException(String message, Throwable cause) {
    super(message, cause);
  }
}
