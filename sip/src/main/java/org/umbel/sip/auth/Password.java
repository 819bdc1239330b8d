package org.umbel.sip.auth;

/// A password, which never shows itself in logs or messages.
public final class Password {
  private final String text;

  private Password(String text) {
    this.text = text;
  }

  public static Password of(String text) {
    return new Password(text);
  }

  /// The password itself, for those who must say it.
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return "***";
  }
}
