package org.umbel.server;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/// The address by which others find this machine.
final class LocalAddress {
  private LocalAddress() {}

  /// The address itself, unless it is the wildcard: then the first one of this machine that others
  /// reach, of the same family, or else the loopback address.
  static InetAddress reachable(InetAddress bound) {
    if (!bound.isAnyLocalAddress()) {
      return bound;
    }
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .filter(address -> address.getClass().equals(bound.getClass()))
          .findFirst()
          .orElseGet(InetAddress::getLoopbackAddress);
    } catch (SocketException unknown) {
      return InetAddress.getLoopbackAddress();
    }
  }
}
