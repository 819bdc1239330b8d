package org.umbel.sip.locate;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells hosts that are addresses in numbers from those that are names.
final class Numeric {

  private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private Numeric() {}

  /// The address a host is written as; empty for a name.
  ///
  /// @param host an IPv6 address may stand in brackets
  static Optional<InetAddress> parse(String host) {
    boolean brackets = host.startsWith("[") && host.endsWith("]");
    var bare = brackets ? host.substring(1, host.length() - 1) : host;
    if (bare.indexOf(':') < 0 && !DOTTED.matcher(bare).matches()) return Optional.empty();
    try {
      return Optional.of(InetAddress.ofLiteral(bare));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // such as 300.1.1.1, which no name server knows either
    }
  }
}
