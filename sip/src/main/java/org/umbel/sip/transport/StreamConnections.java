package org.umbel.sip.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.loop.Loop;

/// All stream connections of an endpoint by the address of the peer, whoever opened them, so that
/// each is used both ways. Any thread may use it.
final class StreamConnections implements AutoCloseable {

  private final Loop loop;
  private final TransportLimits limits;
  private final Map<InetSocketAddress, StreamConnection> open = new ConcurrentHashMap<>();
  private volatile @Nullable Sink sink;
  private volatile @Nullable LocalHosts hosts;
  private volatile int port;

  StreamConnections(Loop loop, TransportLimits limits) {
    this.loop = loop;
    this.limits = limits;
  }

  /// What connections say in Via and Contact.
  void listensAt(LocalHosts localHosts, int localPort) {
    hosts = localHosts;
    port = localPort;
  }

  void start(Sink receiver) {
    sink = receiver;
  }

  /// The connection to a peer, a new one when there is none.
  Flow to(Peer peer) {
    var localHosts = hosts;
    if (localHosts == null) throw new NotSpoken(peer);
    var known = open.get(peer.address());
    if (known != null && known.open()) return known;
    var connection = new StreamConnection(this, peer, sentBy(localHosts, peer.address()));
    if (full()) {
      connection.refuse(open.size() + " connections are open already");
      return connection;
    }
    open.put(peer.address(), connection);
    connection.connect();
    return connection;
  }

  void accepted(Socket socket) throws IOException {
    var localHosts = hosts;
    if (!(socket.getRemoteSocketAddress() instanceof InetSocketAddress address)
        || localHosts == null) {
      socket.close();
      return;
    }
    var peer = new Peer(Protocol.TCP, address);
    if (full()) {
      socket.close();
      limited(peer, open.size() + " connections are open already");
      return;
    }
    var connection = new StreamConnection(this, peer, sentBy(localHosts, address));
    open.put(address, connection);
    connection.serve(socket);
  }

  void closed(StreamConnection connection) {
    open.remove(connection.peer().address(), connection);
  }

  void limited(Peer peer, String reason) {
    var receiver = sink;
    if (receiver != null) loop.execute(() -> receiver.incident(new Incident.Limited(peer, reason)));
  }

  void deliver(Consumer<Sink> event) {
    var receiver = sink;
    if (receiver != null) loop.execute(() -> event.accept(receiver));
  }

  Loop loop() {
    return loop;
  }

  TransportLimits limits() {
    return limits;
  }

  @Override
  public void close() {
    open.values().forEach(StreamConnection::close);
  }

  private boolean full() {
    return open.size() >= limits.connections();
  }

  private HostPort sentBy(LocalHosts localHosts, InetSocketAddress address) {
    return new HostPort(localHosts.towards(address), port);
  }
}
