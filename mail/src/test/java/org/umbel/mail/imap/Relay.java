package org.umbel.mail.imap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Passes connections on to a port, and breaks them when told to.
final class Relay implements AutoCloseable {
  private final ServerSocket socket;
  private final int target;
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();

  private Relay(ServerSocket socket, int target) {
    this.socket = socket;
    this.target = target;
  }

  static Relay start(int target) throws IOException {
    var relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    Thread.ofVirtual().start(relay::run);
    return relay;
  }

  int port() {
    return socket.getLocalPort();
  }

  /// How many there have been.
  int connections() {
    return accepted.size();
  }

  void breakConnections() throws IOException {
    for (var connection : accepted) {
      connection.close();
    }
  }

  private void run() {
    try {
      while (true) {
        var near = socket.accept();
        accepted.add(near);
        var far = new Socket(InetAddress.getLoopbackAddress(), target);
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
    breakConnections();
  }
}
