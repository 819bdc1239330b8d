package org.umbel.domain.call;

import java.util.Optional;

/// A key of the telephone, named as RFC 4733 §3.2 numbers them (0–9, `*`, `#`, A–D).
public enum Key {
  ZERO('0'),
  ONE('1'),
  TWO('2'),
  THREE('3'),
  FOUR('4'),
  FIVE('5'),
  SIX('6'),
  SEVEN('7'),
  EIGHT('8'),
  NINE('9'),
  STAR('*'),
  POUND('#'),
  A('A'),
  B('B'),
  C('C'),
  D('D');

  private final char symbol;

  Key(char symbol) {
    this.symbol = symbol;
  }

  public char symbol() {
    return symbol;
  }

  public boolean digit() {
    return symbol >= '0' && symbol <= '9';
  }

  /// @return empty for a character that no telephone key carries
  public static Optional<Key> of(char symbol) {
    for (var key : values()) {
      if (key.symbol == symbol) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }
}
