package org.umbel.domain.interaction;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// By which systems know an interaction: up to 32 hexadecimal digits.
public record ConnectionId(String hex) {

  /// The SIP header in which it goes along.
  public static final String HEADER = "X-Umbel-Connection";

  public ConnectionId {
    if (!hex.matches("[0-9a-fA-F]{1,32}")) {
      throw new IllegalArgumentException(
          "Not a connection id (1 to 32 hexadecimal digits): \"" + hex + "\"");
    }
  }

  /// @return empty when the text is none
  public static Optional<ConnectionId> parse(String text) {
    return text.matches("[0-9a-fA-F]{1,32}")
        ? Optional.of(new ConnectionId(text))
        : Optional.empty();
  }

  /// A new one of 16 digits.
  public static ConnectionId random() {
    return new ConnectionId(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
  }

  @Override
  public String toString() {
    return hex;
  }
}
