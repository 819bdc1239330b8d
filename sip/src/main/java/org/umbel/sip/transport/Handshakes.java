package org.umbel.sip.transport;

import java.io.IOException;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.tls.TlsSettings;
import org.umbel.sip.tls.TlsSockets;

/// Makes wires of connected sockets: plain, or after a TLS handshake by the terms of that moment.
/// Any thread may use it; a handshake waits for the peer, for as long as the caller leaves the
/// socket open.
final class Handshakes {

  private final TransportLimits limits;
  private volatile @Nullable TlsSockets tls;

  Handshakes(TransportSettings settings) {
    this.limits = settings.limits();
    settings.tls().ifPresent(this::renew);
  }

  void renew(TlsSettings terms) {
    tls = TlsSockets.of(terms, InstantSource.system());
  }

  /// Whether that protocol can be spoken; TLS needs terms.
  boolean can(Protocol protocol) {
    return !protocol.secure() || tls != null;
  }

  Wire asClient(Socket connected, Peer peer) throws IOException {
    if (!peer.protocol().secure()) return new StreamWire(connected, Optional.empty(), limits);
    var terms = terms();
    var secure = terms.client(connected, peer.name());
    return new StreamWire(secure, Optional.of(TlsSockets.secured(secure)), limits);
  }

  Wire asServer(Socket accepted, Protocol protocol) throws IOException {
    if (!protocol.secure()) return new StreamWire(accepted, Optional.empty(), limits);
    var terms = terms();
    var secure = terms.server(accepted);
    return new StreamWire(secure, Optional.of(TlsSockets.secured(secure)), limits);
  }

  /// What went wrong with a connection that had come about, for people.
  String words(IOException failure) {
    var terms = tls;
    return terms == null ? String.valueOf(failure.getMessage()) : terms.words(failure);
  }

  private TlsSockets terms() throws IOException {
    var terms = tls;
    if (terms == null) throw new IOException("no terms of TLS");
    return terms;
  }
}
