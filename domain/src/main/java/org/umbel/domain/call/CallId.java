package org.umbel.domain.call;

/// Names one call in logs, traces and messages; unique for ever.
public record CallId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
