package org.umbel.sip.transport;

import java.net.InetSocketAddress;
import java.util.Optional;

/// Where a message goes or came from.
///
/// @param address resolved, so that sending never waits for a name server
/// @param name the domain that was looked up to find the address: what the peer's certificate must
///   be for, RFC 5922 §4. Without one the certificate must be for the address. Kept for protocols
///   that are secure, and always empty for the others.
public record Peer(Protocol protocol, InetSocketAddress address, Optional<String> name) {

  /// @throws IllegalArgumentException when the address is not resolved
  public Peer {
    if (address.isUnresolved()) throw new IllegalArgumentException("Unresolved address " + address);
    if (!protocol.secure()) name = Optional.empty();
  }

  /// A peer known by its address alone.
  public Peer(Protocol protocol, InetSocketAddress address) {
    this(protocol, address, Optional.empty());
  }

  /// The same host at another port.
  public Peer at(int port) {
    return new Peer(protocol, new InetSocketAddress(address.getAddress(), port), name);
  }

  /// The same address, found by looking up that domain.
  public Peer named(String domain) {
    return new Peer(protocol, address, Optional.of(domain));
  }

  /// Such as `udp 192.0.2.1:5060` or `tls 192.0.2.1:5061 (sip.example.com)`.
  @Override
  public String toString() {
    var text = protocol.word() + " " + HostPort.of(address);
    return name.isEmpty() ? text : text + " (" + name.get() + ")";
  }
}
