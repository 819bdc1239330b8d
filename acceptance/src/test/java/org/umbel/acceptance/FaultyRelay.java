package org.umbel.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.umbel.testkit.part.PartFailed;

/// Stands between somebody who reads mail and the mail store, and has the faults that stores have:
/// one at a time, on each new connection.
final class FaultyRelay implements AutoCloseable {
  enum Fault {
    NONE,
    /// Takes the connection and says nothing.
    HANGS,
    /// Says goodbye instead of hello.
    SENDS_AWAY,
    /// Does not let anybody in, as a store with too many connections of one account.
    REFUSES,
    /// Closes the connection in the middle of a mail.
    CUTS
  }

  private static final int CUT_AFTER = 24_000;

  private final ServerSocket socket;
  private final int target;
  private final AtomicInteger met = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Fault fault = Fault.NONE;

  private FaultyRelay(ServerSocket socket, int target) {
    this.socket = socket;
    this.target = target;
  }

  static FaultyRelay start(int target) {
    try {
      var relay =
          new FaultyRelay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
      Thread.ofVirtual().start(relay::run);
      return relay;
    } catch (IOException refused) {
      throw new PartFailed("cannot listen", refused);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  /// From now on.
  void has(Fault next) {
    met.set(0);
    fault = next;
  }

  /// Closes all connections there are.
  void endAll() throws IOException {
    for (var socket : open) {
      socket.close();
    }
  }

  /// How often somebody met the present fault.
  int met() {
    return met.get();
  }

  private void run() {
    try {
      while (true) {
        var near = socket.accept();
        Thread.ofVirtual().start(() -> serve(near, fault));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket near, Fault present) {
    open.add(near);
    try (near) {
      switch (present) {
        case NONE -> pass(near, Integer.MAX_VALUE);
        case CUTS -> pass(near, CUT_AFTER);
        case HANGS -> {
          met.incrementAndGet();
          near.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        case SENDS_AWAY -> {
          met.incrementAndGet();
          say(near, "* BYE Too many connections, try again later");
        }
        case REFUSES -> refuse(near);
      }
    } catch (IOException closed) {
      return;
    } finally {
      open.remove(near);
    }
  }

  private void refuse(Socket near) throws IOException {
    say(near, "* OK [CAPABILITY IMAP4rev1] ready");
    var words = near.getInputStream();
    for (var tag = tag(words); !tag.isEmpty(); tag = tag(words)) {
      met.incrementAndGet();
      say(near, tag + " NO [LIMIT] Maximum number of connections from user+IP exceeded");
    }
  }

  /// The tag of the next command; empty at the end.
  private static String tag(InputStream words) throws IOException {
    var line = new StringBuilder();
    for (var next = words.read(); next >= 0 && next != '\n'; next = words.read()) {
      line.append((char) next);
    }
    return line.toString().split(" ", -1)[0];
  }

  private static void say(Socket near, String line) throws IOException {
    near.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  /// @param most bytes from the store, until the connection is closed
  private void pass(Socket near, int most) throws IOException {
    try (var far = new Socket(InetAddress.getLoopbackAddress(), target)) {
      Thread.ofVirtual().start(() -> copy(near, far));
      var buffer = new byte[4_096];
      var passed = 0;
      for (var read = far.getInputStream().read(buffer);
          read >= 0;
          read = far.getInputStream().read(buffer)) {
        near.getOutputStream().write(buffer, 0, read);
        passed += read;
        if (passed > most) {
          met.incrementAndGet();
          return;
        }
      }
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
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new PartFailed("cannot close", failure);
    }
  }
}
