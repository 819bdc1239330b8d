package org.umbel.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A key of the telephone, in the order of the event codes of RFC 4733 §3.2.
public enum Key {
  ZERO(0, '0'),
  ONE(1, '1'),
  TWO(2, '2'),
  THREE(3, '3'),
  FOUR(4, '4'),
  FIVE(5, '5'),
  SIX(6, '6'),
  SEVEN(7, '7'),
  EIGHT(8, '8'),
  NINE(9, '9'),
  STAR(10, '*'),
  HASH(11, '#'),
  A(12, 'A'),
  B(13, 'B'),
  C(14, 'C'),
  D(15, 'D'),
  /// The hook pressed for a moment; has no tone, so it cannot be sent or heard in-band.
  FLASH(16, '!');

  private static final Key[] BY_EVENT = values();

  private final int event;
  private final char symbol;

  Key(int event, char symbol) {
    this.event = event;
    this.symbol = symbol;
  }

  /// The character printed on the key; `!` for the hook flash.
  public char symbol() {
    return symbol;
  }

  /// The event code of RFC 4733 §3.2, 0 … 16.
  public int event() {
    return event;
  }

  /// The key with this event code; empty for events that are no keys.
  public static Optional<Key> ofEvent(int event) {
    return event >= 0 && event < BY_EVENT.length ? Optional.of(BY_EVENT[event]) : Optional.empty();
  }

  /// The key with this symbol, letters in either case.
  public static Optional<Key> of(char symbol) {
    char wanted = Character.toUpperCase(symbol);
    for (Key key : BY_EVENT) {
      if (key.symbol == wanted) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /// The keys of a text such as `284617#`.
  ///
  /// @throws IllegalArgumentException when a character is no key
  public static List<Key> parse(String symbols) {
    var keys = new ArrayList<Key>(symbols.length());
    for (int i = 0; i < symbols.length(); i++) {
      char symbol = symbols.charAt(i);
      keys.add(
          of(symbol)
              .orElseThrow(() -> new IllegalArgumentException("'" + symbol + "' is not a key")));
    }
    return List.copyOf(keys);
  }
}
