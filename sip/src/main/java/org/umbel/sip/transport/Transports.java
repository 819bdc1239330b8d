package org.umbel.sip.transport;

import java.util.List;
import org.umbel.sip.tls.TlsSettings;

/// The listen points of an endpoint and the ways from them to its peers.
public interface Transports extends AutoCloseable {

  /// Begins to deliver what arrives. To be called once, on any thread.
  void start(Sink sink);

  /// The way to a peer: over a stream the connection to that address if there is one, else a new
  /// one that comes about while messages wait for it. Any thread; never waits.
  Flow flowTo(Peer peer);

  /// Whether messages can be sent and taken by that protocol.
  boolean speaks(Protocol protocol);

  /// The listen points with the ports they got.
  List<ListenPoint> listenPoints();

  /// Listens from now on to those only whom the list permits; connections of others are closed. Any
  /// thread.
  void admit(AccessList access);

  /// Makes and takes new TLS connections by these terms; those that are open stay. Any thread.
  void renew(TlsSettings terms);

  /// For how many nanoseconds something has been waiting that was received and not read.
  long lagNanos();

  /// Closes listen points and connections.
  @Override
  void close();
}
