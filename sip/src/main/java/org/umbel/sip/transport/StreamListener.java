package org.umbel.sip.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.locks.LockSupport;

/// Takes stream connections at a listen point, on a virtual thread of its own.
final class StreamListener implements AutoCloseable {

  private static final int BACKLOG = 1024;
  private static final long OUT_OF_DESCRIPTORS_NANOS = 50_000_000;

  private final ServerSocket server;
  private final StreamConnections connections;

  private final StreamConnections.Place place;

  private StreamListener(
      ServerSocket server, StreamConnections.Place place, StreamConnections connections) {
    this.server = server;
    this.place = place;
    this.connections = connections;
  }

  static StreamListener open(ListenPoint point, StreamConnections connections) throws IOException {
    var server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(point.host(), point.port()), BACKLOG);
      var bound = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
      var place = new StreamConnections.Place(point.protocol(), LocalHosts.of(point), bound);
      connections.listensAt(place);
      return new StreamListener(server, place, connections);
    } catch (IOException | RuntimeException failure) {
      server.close();
      throw failure;
    }
  }

  int port() {
    return server.getLocalPort();
  }

  void start() {
    Thread.ofVirtual().name("sip-accept").start(this::acceptAll);
  }

  private void acceptAll() {
    while (!server.isClosed()) {
      try {
        connections.accepted(server.accept(), place);
      } catch (IOException _) {
        LockSupport.parkNanos(OUT_OF_DESCRIPTORS_NANOS); // or closed, which the condition tells
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException _) {
      // gone anyway
    }
  }
}
