package org.umbel.mail;

/// A password. Shown as `***` wherever it is printed.
public record Secret(String text) implements Credential {
  @Override
  public String toString() {
    return "***";
  }
}
