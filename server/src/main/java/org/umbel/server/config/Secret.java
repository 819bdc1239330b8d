package org.umbel.server.config;

/// A password of the configuration. Shown as `***` wherever it is printed.
public record Secret(String text) {
  @Override
  public String toString() {
    return "***";
  }
}
