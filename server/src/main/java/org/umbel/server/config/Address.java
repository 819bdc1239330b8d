package org.umbel.server.config;

import java.util.Optional;
import java.util.regex.Pattern;

/// A host and a port, written `HOST:PORT`, an IPv6 address in brackets.
///
/// @param host a name or an address, without brackets
/// @param port 0 to 65535
public record Address(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([A-Za-z0-9._-]+)):([0-9]{1,5})");

  /// @return empty when the text is no such address
  public static Optional<Address> parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches() || Integer.parseInt(match.group(3)) > 65_535) {
      return Optional.empty();
    }
    var host = match.group(1) != null ? match.group(1) : match.group(2);
    return Optional.of(new Address(host, Integer.parseInt(match.group(3))));
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
