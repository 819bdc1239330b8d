package org.umbel.sip.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.loop.Loop;

/// All stream connections of an endpoint by the address of the peer, whoever opened them, so that
/// each is used both ways. Any thread may use it.
final class StreamConnections implements AutoCloseable {

  /// Where connections are taken, which is what those say in Via and Contact that are made there.
  record Place(Protocol protocol, LocalHosts hosts, InetSocketAddress bound) {

    private boolean reaches(Peer peer) {
      return protocol == peer.protocol() && Reach.of(bound.getAddress(), peer.address());
    }

    private HostPort sentBy(InetSocketAddress peer) {
      return new HostPort(hosts.towards(peer), bound.getPort());
    }

    /// Lets a connection to a peer begin at the host that was bound, so that an access list over
    /// there finds who it expects.
    void bindToHost(Socket socket, Peer peer) throws IOException {
      var host = bound.getAddress();
      boolean anywhere = host.isAnyLocalAddress();
      boolean home = host.isLoopbackAddress() && !peer.address().getAddress().isLoopbackAddress();
      if (!anywhere && !home) socket.bind(new InetSocketAddress(host, 0));
    }
  }

  private record Route(Protocol protocol, InetSocketAddress address) {
    static Route to(Peer peer) {
      return new Route(peer.protocol(), peer.address());
    }
  }

  private final Loop loop;
  private final TransportLimits limits;
  private final Door door;
  private final Handshakes handshakes;
  private final List<Place> places = new CopyOnWriteArrayList<>();
  private final Set<StreamConnection> open = ConcurrentHashMap.newKeySet();
  private final Map<Route, StreamConnection> latest = new ConcurrentHashMap<>();
  private volatile @Nullable Sink sink;

  StreamConnections(Loop loop, TransportLimits limits, Door door, Handshakes handshakes) {
    this.loop = loop;
    this.limits = limits;
    this.door = door;
    this.handshakes = handshakes;
  }

  void listensAt(Place place) {
    places.add(place);
  }

  void start(Sink receiver) {
    sink = receiver;
  }

  /// The connection to a peer, a new one when there is none.
  Flow to(Peer peer) {
    var known = latest.get(Route.to(peer));
    if (known != null && known.open() && known.leadsTo(peer)) return known;
    var place = placeFor(peer);
    var source = door.source(peer.address().getAddress());
    var connection = new StreamConnection(this, peer, place.sentBy(peer.address()), source);
    if (peer.protocol().webSocket()) {
      connection.refuse("who is to be reached by WebSocket must have connected to us");
      return connection;
    }
    if (full()) {
      connection.refuse(open.size() + " connections are open already");
      return connection;
    }
    add(connection);
    connection.connect(place);
    return connection;
  }

  void accepted(Socket socket, Place place) throws IOException {
    if (!(socket.getRemoteSocketAddress() instanceof InetSocketAddress address)) {
      socket.close();
      return;
    }
    var peer = new Peer(place.protocol(), address);
    var source = door.source(address.getAddress());
    var objection = objection(peer, source);
    if (objection.isPresent()) {
      socket.setSoLinger(true, 0); // a reset, as if nobody had listened
      socket.close();
      report(objection.get());
      return;
    }
    var connection = new StreamConnection(this, peer, place.sentBy(address), source);
    add(connection);
    connection.serve(socket);
  }

  /// Why a connection is not taken; else it is counted.
  private Optional<Incident> objection(Peer peer, Source source) {
    var entry = door.entry(peer.address().getAddress());
    if (entry != Door.Entry.OPEN) return Optional.of(entry.incident(peer));
    if (full())
      return Optional.of(new Incident.Limited(peer, open.size() + " connections are open already"));
    if (!source.connect()) return Optional.of(new Incident.Throttled(peer, "too many connections"));
    return Optional.empty();
  }

  /// Ends the connections of those who are no longer permitted.
  void endDenied() {
    for (var connection : open)
      if (door.entry(connection.peer().address().getAddress()) == Door.Entry.DENIED)
        connection.close();
  }

  private void add(StreamConnection connection) {
    open.add(connection);
    latest.put(Route.to(connection.peer()), connection);
  }

  void closed(StreamConnection connection) {
    open.remove(connection);
    latest.remove(Route.to(connection.peer()), connection);
  }

  void report(Incident incident) {
    deliver(receiver -> receiver.incident(incident));
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

  Door door() {
    return door;
  }

  Handshakes handshakes() {
    return handshakes;
  }

  @Override
  public void close() {
    open.forEach(StreamConnection::close);
  }

  private boolean full() {
    return open.size() >= limits.connections();
  }

  private Place placeFor(Peer peer) {
    for (var place : places) if (place.reaches(peer)) return place;
    throw new NotSpoken(peer);
  }
}
