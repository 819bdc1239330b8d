package org.umbel.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.umbel.testkit.part.PartFailed;

/// Stands between somebody who hands in mail and the mail transport. The transport's first words
/// that it has taken a mail are lost, and the connection with them; later ones pass.
final class LosingRelay implements AutoCloseable {
  private final ServerSocket socket;
  private final int target;
  private final AtomicInteger taken = new AtomicInteger();

  private LosingRelay(ServerSocket socket, int target) {
    this.socket = socket;
    this.target = target;
  }

  static LosingRelay start(int target) {
    try {
      var relay =
          new LosingRelay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
      Thread.ofVirtual().start(relay::run);
      return relay;
    } catch (IOException refused) {
      throw new PartFailed("cannot listen", refused);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  /// How many mails the transport has taken, whether anybody was told or not.
  int taken() {
    return taken.get();
  }

  private void run() {
    try {
      while (true) {
        var near = socket.accept();
        var far = new Socket(InetAddress.getLoopbackAddress(), target);
        Thread.ofVirtual().start(() -> pass(near, far));
        Thread.ofVirtual().start(() -> passReplies(far, near));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException closed) {
      return;
    }
  }

  private void passReplies(Socket from, Socket to) {
    try (from;
        to;
        var lines =
            new BufferedReader(
                new InputStreamReader(from.getInputStream(), StandardCharsets.US_ASCII))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("queued as") && taken.incrementAndGet() == 1) {
          return;
        }
        write(to.getOutputStream(), line);
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void write(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new PartFailed("cannot close", failure);
    }
  }
}
