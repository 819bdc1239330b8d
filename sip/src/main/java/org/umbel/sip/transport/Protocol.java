package org.umbel.sip.transport;

import java.util.Locale;
import java.util.Optional;

/// A transport protocol by the name it has in Via and in the `transport` parameter of URIs.
public enum Protocol {
  UDP(false, 5060),
  TCP(true, 5060);

  private final boolean reliable;
  private final int defaultPort;
  private final String parameter = name().toLowerCase(Locale.ROOT);

  Protocol(boolean reliable, int defaultPort) {
    this.reliable = reliable;
    this.defaultPort = defaultPort;
  }

  /// The protocol of a Via or a `transport` parameter, whatever its case; empty for one we do not
  /// speak.
  public static Optional<Protocol> of(String name) {
    for (var protocol : values())
      if (protocol.name().equalsIgnoreCase(name)) return Optional.of(protocol);
    return Optional.empty();
  }

  /// Whether it delivers what it takes, so that transactions need not repeat themselves.
  public boolean reliable() {
    return reliable;
  }

  public int defaultPort() {
    return defaultPort;
  }

  /// The value of a URI's `transport` parameter.
  public String parameter() {
    return parameter;
  }
}
