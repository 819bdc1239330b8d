package org.umbel.sip.transport;

import java.util.Optional;

/// An address at which the endpoint takes messages.
///
/// @param host the local address to bind, a name or numbers; `0.0.0.0` or `::` for all of them
/// @param port 0 for any free one; points with the same host and port 0 then get the same number
/// @param advertised the host written into Via and Contact instead, for an address that peers see
///   differently
public record ListenPoint(Protocol protocol, String host, int port, Optional<String> advertised) {

  /// @throws IllegalArgumentException when the port is outside 0 to 65535
  public ListenPoint {
    if (port < 0 || port > 65_535) throw new IllegalArgumentException("Port " + port);
  }

  public static ListenPoint udp(String host, int port) {
    return new ListenPoint(Protocol.UDP, host, port, Optional.empty());
  }

  public static ListenPoint tcp(String host, int port) {
    return new ListenPoint(Protocol.TCP, host, port, Optional.empty());
  }

  /// Needs [org.umbel.sip.SipSettings#withTls].
  public static ListenPoint tls(String host, int port) {
    return new ListenPoint(Protocol.TLS, host, port, Optional.empty());
  }

  public static ListenPoint ws(String host, int port) {
    return new ListenPoint(Protocol.WS, host, port, Optional.empty());
  }

  /// Needs [org.umbel.sip.SipSettings#withTls].
  public static ListenPoint wss(String host, int port) {
    return new ListenPoint(Protocol.WSS, host, port, Optional.empty());
  }

  /// The same point at a port that is known now.
  public ListenPoint at(int boundPort) {
    return new ListenPoint(protocol, host, boundPort, advertised);
  }

  @Override
  public String toString() {
    return protocol.word() + ":" + host + ":" + port;
  }
}
