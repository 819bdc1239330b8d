package org.umbel.server.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where SIP is listened for, written as `udp 192.0.2.1:5060`.
///
/// @param host an address or name; `0.0.0.0` or `::` for all of the machine
/// @param port 0 takes any free one
public record ListenAddress(Transport transport, String host, int port) {
  private static final Pattern FORM = Pattern.compile("(udp|tcp) +(\\S+)");

  /// How SIP is carried.
  public enum Transport {
    UDP,
    TCP
  }

  static Optional<ListenAddress> parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var transport = Transport.valueOf(match.group(1).toUpperCase(Locale.ROOT));
    return Address.parse(match.group(2))
        .map(address -> new ListenAddress(transport, address.host(), address.port()));
  }

  @Override
  public String toString() {
    return transport.name().toLowerCase(Locale.ROOT) + " " + new Address(host, port);
  }
}
