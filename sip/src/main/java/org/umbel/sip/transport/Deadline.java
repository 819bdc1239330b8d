package org.umbel.sip.transport;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.loop.Loop;
import org.umbel.sip.loop.Timer;

/// Closes a socket when what is done with it takes too long, so that a peer that sends a byte now
/// and then cannot hold up a handshake for ever. Ends with [#close]; any thread.
final class Deadline implements AutoCloseable {

  private final Loop loop;
  private final Socket socket;
  private @Nullable Timer timer; // belongs to the loop
  private volatile boolean passed;

  private Deadline(Loop loop, Socket socket) {
    this.loop = loop;
    this.socket = socket;
  }

  static Deadline of(Duration limit, Socket socket, Loop loop) {
    var deadline = new Deadline(loop, socket);
    loop.execute(() -> deadline.timer = loop.after(limit, deadline::pass));
    return deadline;
  }

  /// Whether the socket was closed by it.
  boolean passed() {
    return passed;
  }

  private void pass() {
    passed = true;
    try {
      socket.close();
    } catch (IOException _) {
      // gone anyway
    }
  }

  @Override
  public void close() {
    loop.execute(() -> {
      if (timer != null) timer.cancel();
    });
  }
}
