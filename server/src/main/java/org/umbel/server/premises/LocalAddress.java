package org.umbel.server.premises;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The addresses by which others find this machine.
public final class LocalAddress {
  private LocalAddress() {}

  /// The address itself, unless it is the wildcard: then the first one of this machine that others
  /// reach, of the same family, or else the loopback address; and behind it one of the other family
  /// if others reach this machine by it.
  public static List<InetAddress> allReachable(InetAddress bound) {
    if (!bound.isAnyLocalAddress()) {
      return List.of(bound);
    }
    boolean ipv6 = bound instanceof Inet6Address;
    var all = new ArrayList<InetAddress>();
    all.add(reachable(ipv6).orElseGet(InetAddress::getLoopbackAddress));
    reachable(!ipv6).ifPresent(all::add);
    return all;
  }

  private static Optional<InetAddress> reachable(boolean ipv6) {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .filter(address -> address instanceof Inet6Address == ipv6)
          .findFirst();
    } catch (SocketException unknown) {
      return Optional.empty();
    }
  }
}
