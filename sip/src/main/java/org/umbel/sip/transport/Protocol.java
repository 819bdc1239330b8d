package org.umbel.sip.transport;

import java.util.Locale;
import java.util.Optional;

/// A transport protocol by the name it has in Via and in the `transport` parameter of URIs.
public enum Protocol {
  UDP(false, false, 5060),
  TCP(true, false, 5060),
  /// TLS over TCP, RFC 3261 §26.
  TLS(true, true, 5061),
  /// WebSocket, RFC 7118.
  WS(true, false, 80),
  /// WebSocket over TLS, RFC 7118.
  WSS(true, true, 443);

  private final boolean reliable;
  private final boolean secure;
  private final int defaultPort;
  private final String word = name().toLowerCase(Locale.ROOT);

  Protocol(boolean reliable, boolean secure, int defaultPort) {
    this.reliable = reliable;
    this.secure = secure;
    this.defaultPort = defaultPort;
  }

  /// The protocol of a Via or a `transport` parameter, whatever its case; empty for one we do not
  /// speak.
  public static Optional<Protocol> of(String name) {
    for (var protocol : values())
      if (protocol.name().equalsIgnoreCase(name)) return Optional.of(protocol);
    return Optional.empty();
  }

  /// The protocol a URI asks for: a `sips` URI with the parameter `tcp`, or with none, means TLS,
  /// with `ws` WebSocket over TLS (RFC 3261 §26.2.2, RFC 7118 §5.2.1).
  ///
  /// @param parameter the URI's `transport` parameter; empty for none
  /// @param sips whether the scheme is `sips`
  /// @return empty when we do not speak it; also for a `sip` URI without a parameter, which leaves
  ///   the choice to DNS or to the caller
  public static Optional<Protocol> of(String parameter, boolean sips) {
    if (!sips) return of(parameter);
    if (parameter.isEmpty()) return Optional.of(TLS);
    return of(parameter).flatMap(Protocol::secured);
  }

  private Optional<Protocol> secured() {
    return switch (this) {
      case UDP -> Optional.empty();
      case TCP, TLS -> Optional.of(TLS);
      case WS, WSS -> Optional.of(WSS);
    };
  }

  /// Whether it delivers what it takes, so that transactions need not repeat themselves.
  public boolean reliable() {
    return reliable;
  }

  /// Whether nobody on the way can read or change what is said.
  public boolean secure() {
    return secure;
  }

  /// Whether each message is one message of a WebSocket.
  public boolean webSocket() {
    return this == WS || this == WSS;
  }

  public int defaultPort() {
    return defaultPort;
  }

  /// The value of a `sip` URI's `transport` parameter; RFC 7118 §5.2.4 has `ws` for both kinds of
  /// WebSocket.
  public String parameter() {
    return this == WSS ? WS.word : word;
  }

  /// Such as `tls`, for people.
  public String word() {
    return word;
  }
}
