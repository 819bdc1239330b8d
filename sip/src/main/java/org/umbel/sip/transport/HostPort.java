package org.umbel.sip.transport;

import java.net.Inet6Address;
import java.net.InetSocketAddress;

/// A host and a port as they are written in a Via or a URI; an IPv6 address is in brackets.
public record HostPort(String host, int port) {

  /// The address in numbers, without a zone.
  public static HostPort of(InetSocketAddress address) {
    return new HostPort(host(address), address.getPort());
  }

  private static String host(InetSocketAddress address) {
    var ip = address.getAddress();
    if (ip == null) return address.getHostString();
    var text = ip.getHostAddress();
    if (!(ip instanceof Inet6Address)) return text;
    int zone = text.indexOf('%');
    return "[" + (zone < 0 ? text : text.substring(0, zone)) + "]";
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
