package org.umbel.media.sdp;

import java.net.Inet6Address;
import java.net.InetAddress;

/// A `c=` line of the Internet (RFC 8866 §5.7). Multicast suffixes are dropped.
///
/// @param ipv6 whether the line says `IP6`
/// @param address a literal address or a domain name
public record Connection(boolean ipv6, String address) {
  public static Connection of(InetAddress address) {
    return new Connection(address instanceof Inet6Address, literal(address));
  }

  /// Whether it is the all-zero address, the old way to hold (RFC 2543, RFC 3264 §8.4).
  public boolean isZero() {
    return address.equals("0.0.0.0") || address.equals("::");
  }

  static String literal(InetAddress address) {
    String text = address.getHostAddress();
    int scope = text.indexOf('%');
    return scope < 0 ? text : text.substring(0, scope);
  }

  @Override
  public String toString() {
    return "IN " + (ipv6 ? "IP6 " : "IP4 ") + address;
  }
}
