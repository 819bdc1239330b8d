package org.umbel.directory.connect;

/// A password. Shown as `***` wherever it is printed.
public record Secret(String text) {
  @Override
  public String toString() {
    return "***";
  }
}
