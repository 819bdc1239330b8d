package org.umbel.sip.transport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.tls.Secured;
import org.umbel.sip.tls.TlsSettings;
import org.umbel.sip.tls.TlsSockets;

/// Makes wires of connected sockets: plain, or after a TLS handshake by the terms of that moment,
/// and after that of a WebSocket. Any thread may use it; a handshake waits for the peer, for as
/// long as the caller leaves the socket open.
final class Handshakes {

  private final TransportLimits limits;
  private final WebSocketHandshake upgrade;
  private volatile @Nullable TlsSockets tls;

  Handshakes(TransportSettings settings) {
    this.limits = settings.limits();
    this.upgrade = new WebSocketHandshake(settings.origins());
    settings.tls().ifPresent(this::renew);
  }

  void renew(TlsSettings terms) {
    tls = TlsSockets.of(terms, InstantSource.system());
  }

  /// Whether that protocol can be spoken; TLS needs terms.
  boolean can(Protocol protocol) {
    return !protocol.secure() || tls != null;
  }

  Wire asClient(Socket connected, Peer peer, Source source) throws IOException {
    if (!peer.protocol().secure())
      return new StreamWire(connected, Optional.empty(), limits, source);
    var terms = terms();
    var secure = terms.client(connected, peer.name());
    return new StreamWire(secure, Optional.of(TlsSockets.secured(secure)), limits, source);
  }

  Wire asServer(Socket accepted, Protocol protocol, Source source) throws IOException {
    if (!protocol.secure()) return wire(accepted, protocol, Optional.empty(), source);
    var secure = terms().server(accepted);
    return wire(secure, protocol, Optional.of(TlsSockets.secured(secure)), source);
  }

  private Wire wire(Socket socket, Protocol protocol, Optional<Secured> secured, Source source)
      throws IOException {
    if (!protocol.webSocket()) return new StreamWire(socket, secured, limits, source);
    var in = new BufferedInputStream(socket.getInputStream());
    upgrade.shake(socket, in);
    return new WebSocketWire(socket, in, secured, limits, source);
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
