package org.umbel.mail.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// Passes connections on from one port to another, so that a server can appear where none was.
final class Forwarder implements AutoCloseable {
  private final ServerSocket socket;
  private final int target;
  private final AtomicInteger connections = new AtomicInteger();

  private Forwarder(ServerSocket socket, int target) {
    this.socket = socket;
    this.target = target;
  }

  static Forwarder start(int port, int target) throws IOException {
    var forwarder =
        new Forwarder(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), target);
    Thread.ofVirtual().start(forwarder::run);
    return forwarder;
  }

  int connections() {
    return connections.get();
  }

  private void run() {
    try {
      while (true) {
        var near = socket.accept();
        var far = new Socket(InetAddress.getLoopbackAddress(), target);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> copy(near, far));
        Thread.ofVirtual().start(() -> copy(far, near));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException closed) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
