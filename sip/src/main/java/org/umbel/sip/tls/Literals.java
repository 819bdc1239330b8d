package org.umbel.sip.tls;

import java.net.InetAddress;
import java.util.Optional;

/// Addresses in numbers, told apart from names without asking a name server.
final class Literals {

  private Literals() {}

  static Optional<InetAddress> read(String text) {
    boolean numbers =
        !text.isEmpty() && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    if (!numbers && text.indexOf(':') < 0) return Optional.empty();
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
