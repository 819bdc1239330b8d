package org.umbel.server.config;

import java.util.Optional;
import org.umbel.sip.transport.Subnet;

/// An address or a network of addresses.
final class SubnetFormat {
  static final Format<Subnet> FORMAT =
      Formats.scalar(
          "an address, or a subnet such as 192.0.2.0/24 or 2001:db8::/32",
          SubnetFormat::parse,
          Subnet::toString);

  private SubnetFormat() {}

  private static Optional<Subnet> parse(String text) {
    try {
      return Optional.of(Subnet.parse(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
