package org.umbel.speech;

/// Something could not be made ready to speak.
public abstract sealed class SpeechException extends RuntimeException permits PackUnreadable {
  private static final long serialVersionUID = 1L;

  SpeechException(String message, Throwable cause) {
    super(message, cause);
  }

  SpeechException(String message) {
    super(message);
  }
}
