package org.umbel.sip.transport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.loop.SelectorLoop;
import org.umbel.sip.tls.TlsSettings;

/// The listen points on the sockets of this machine.
public final class SocketTransports implements Transports {

  private static final int ATTEMPTS = 20; // to find a number that is free for UDP and TCP

  private final SelectorLoop loop;
  private final Door door;
  private final List<ListenPoint> points = new ArrayList<>();
  private final List<UdpTransport> datagrams = new ArrayList<>();
  private final Handshakes handshakes;
  private final StreamConnections connections;
  private final List<StreamListener> listeners = new ArrayList<>();

  private SocketTransports(SelectorLoop loop, TransportSettings settings, Door door) {
    this.loop = loop;
    this.door = door;
    this.handshakes = new Handshakes(settings);
    this.connections = new StreamConnections(loop, settings.limits(), door, handshakes);
  }

  /// Binds all listen points; nothing is read before [#start].
  ///
  /// @throws CannotListen when one cannot be bound; the others are closed then
  public static SocketTransports open(
      List<ListenPoint> wanted, SelectorLoop loop, TransportSettings settings, Door door) {
    for (int attempt = 1; ; attempt++) {
      var transports = new SocketTransports(loop, settings, door);
      try {
        for (var point : wanted) transports.open(point);
        return transports;
      } catch (RuntimeException failure) {
        transports.close();
        if (attempt == ATTEMPTS || !anotherPortMayDo(wanted)) throw failure;
      }
    }
  }

  /// A number that was free for UDP may be taken for TCP; the next one may not.
  private static boolean anotherPortMayDo(List<ListenPoint> wanted) {
    return wanted.stream().filter(point -> point.port() == 0).count() > 1;
  }

  @Override
  public void start(Sink sink) {
    datagrams.forEach(udp -> udp.start(sink));
    connections.start(sink);
    listeners.forEach(StreamListener::start);
  }

  @Override
  public Flow flowTo(Peer peer) {
    return switch (peer.protocol()) {
      case UDP -> socketFor(peer).flowTo(peer.address());
      case TCP, TLS, WS, WSS -> connections.to(peer);
    };
  }

  @Override
  public boolean speaks(Protocol protocol) {
    return points.stream().anyMatch(point -> point.protocol() == protocol);
  }

  @Override
  public List<ListenPoint> listenPoints() {
    return List.copyOf(points);
  }

  @Override
  public void admit(AccessList access) {
    door.admit(access);
    connections.endDenied();
  }

  @Override
  public void renew(TlsSettings terms) {
    handshakes.renew(terms);
  }

  @Override
  public long lagNanos() {
    long lag = 0;
    for (var udp : datagrams) {
      long since = udp.behindSince();
      if (since != 0) lag = Math.max(lag, loop.nanos() - since);
    }
    return lag;
  }

  @Override
  public void close() {
    listeners.forEach(StreamListener::close);
    connections.close();
    datagrams.forEach(UdpTransport::close);
  }

  private void open(ListenPoint wanted) {
    var point = wanted.port() == 0 ? wanted.at(portOfSibling(wanted)) : wanted;
    try {
      points.add(point.at(bind(point)));
    } catch (IOException | RuntimeException failure) {
      throw new CannotListen(wanted, failure);
    }
  }

  private int bind(ListenPoint point) throws IOException {
    return switch (point.protocol()) {
      case UDP -> {
        var udp = UdpTransport.open(point, door, loop);
        datagrams.add(udp);
        yield udp.port();
      }
      case TCP, TLS, WS, WSS -> {
        if (!handshakes.can(point.protocol())) throw new IOException("no certificate is given");
        var listener = StreamListener.open(point, connections);
        listeners.add(listener);
        yield listener.port();
      }
    };
  }

  /// UDP and TCP of one host share their number when any will do.
  private int portOfSibling(ListenPoint wanted) {
    if (!sharesItsNumber(wanted.protocol())) return 0;
    for (var point : points)
      if (point.host().equals(wanted.host())
          && sharesItsNumber(point.protocol())
          && point.protocol() != wanted.protocol()) return point.port();
    return 0;
  }

  private static boolean sharesItsNumber(Protocol protocol) {
    return protocol == Protocol.UDP || protocol == Protocol.TCP;
  }

  private UdpTransport socketFor(Peer peer) {
    @Nullable UdpTransport fitting = null;
    for (var udp : datagrams) if (udp.reaches(peer.address()) && fitting == null) fitting = udp;
    if (fitting == null) throw new NotSpoken(peer);
    return fitting;
  }
}
