package org.umbel.sip.transport;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Which peers can be sent to from where.
final class Reach {

  private Reach() {}

  /// From all addresses to all peers, from a single one to those of its family.
  static boolean of(InetAddress bound, InetSocketAddress peer) {
    if (bound.isAnyLocalAddress() && !(bound instanceof Inet4Address)) return true;
    return bound instanceof Inet4Address == peer.getAddress() instanceof Inet4Address;
  }
}
