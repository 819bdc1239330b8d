package org.umbel.sip.transport;

import java.net.InetSocketAddress;

/// Where a message goes or came from.
///
/// @param address resolved, so that sending never waits for a name server
public record Peer(Protocol protocol, InetSocketAddress address) {

  /// @throws IllegalArgumentException when the address is not resolved
  public Peer {
    if (address.isUnresolved()) throw new IllegalArgumentException("Unresolved address " + address);
  }

  /// The same host at another port.
  public Peer at(int port) {
    return new Peer(protocol, new InetSocketAddress(address.getAddress(), port));
  }

  /// Such as `udp 192.0.2.1:5060`.
  @Override
  public String toString() {
    return protocol.parameter() + " " + HostPort.of(address);
  }
}
