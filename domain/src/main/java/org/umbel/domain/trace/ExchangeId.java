package org.umbel.domain.trace;

/// Names one exchange until the server is started again.
public record ExchangeId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
