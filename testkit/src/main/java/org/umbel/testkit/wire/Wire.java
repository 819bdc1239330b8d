package org.umbel.testkit.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.umbel.testkit.part.PartFailed;

/// A socket that speaks SIP as text and knows none of its rules. In what it sends, line ends become
/// CRLF, and `[local]` the address it has itself. Belongs to the test's thread.
public final class Wire implements AutoCloseable {
  private static final int LARGEST = 65_536;
  private static final Pattern LENGTH = Pattern.compile("(?im)^(?:Content-Length|l) *: *(\\d+)");

  private final @Nullable DatagramSocket datagrams;
  private final @Nullable Socket stream;
  private @Nullable SocketAddress peer;

  private Wire(
      @Nullable DatagramSocket datagrams, @Nullable Socket stream, @Nullable SocketAddress peer) {
    this.datagrams = datagrams;
    this.stream = stream;
    this.peer = peer;
  }

  /// Sends datagrams to a server.
  public static Wire udp(InetSocketAddress server) {
    try {
      return new Wire(
          new DatagramSocket(new InetSocketAddress(server.getAddress(), 0)), null, server);
    } catch (IOException failure) {
      throw new PartFailed("no UDP port", failure);
    }
  }

  /// Waits for datagrams at a port of loopback; what is sent goes where the last one came from.
  public static Wire waitingAt(int port) {
    try {
      var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return new Wire(new DatagramSocket(here), null, null);
    } catch (IOException failure) {
      throw new PartFailed("no UDP port " + port, failure);
    }
  }

  /// Connects to a server.
  public static Wire tcp(InetSocketAddress server) {
    try {
      var socket = new Socket(server.getAddress(), server.getPort());
      socket.setTcpNoDelay(true);
      return new Wire(null, socket, server);
    } catch (IOException failure) {
      throw new PartFailed("no connection to " + server, failure);
    }
  }

  /// Where others see it, `HOST:PORT`.
  public String local() {
    return datagrams != null
        ? datagrams.getLocalAddress().getHostAddress() + ":" + datagrams.getLocalPort()
        : connected().getLocalAddress().getHostAddress() + ":" + connected().getLocalPort();
  }

  public void send(String message) {
    send(bytes(message));
  }

  /// Sends over TCP in pieces, with a pause after each.
  public void sendSlowly(String message, int piece, Duration pause) throws InterruptedException {
    var bytes = bytes(message);
    for (int at = 0; at < bytes.length; at += piece) {
      send(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece)));
      Thread.sleep(pause);
    }
  }

  /// @throws PartFailed when the other side has closed the connection
  public void send(byte[] bytes) {
    try {
      if (datagrams != null) {
        datagrams.send(new DatagramPacket(bytes, bytes.length, peer));
      } else {
        connected().getOutputStream().write(bytes);
      }
    } catch (IOException failure) {
      throw new PartFailed("cannot send to " + peer, failure);
    }
  }

  private byte[] bytes(String message) {
    return message
        .replace("[local]", local())
        .replace("\r\n", "\n")
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// The next message that comes; empty when none does in time, or the connection was closed.
  public Optional<String> receive(Duration limit) {
    try {
      return datagrams != null ? datagram(datagrams, limit) : message(connected(), limit);
    } catch (SocketTimeoutException late) {
      return Optional.empty();
    } catch (IOException failure) {
      return Optional.empty();
    }
  }

  /// The next message that begins so, others left out.
  ///
  /// @throws PartFailed when none comes in time
  public String await(String beginning, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    var seen = new StringBuilder();
    while (System.nanoTime() < end) {
      var message = receive(Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
      if (message.isPresent() && message.get().startsWith(beginning)) {
        return message.get();
      }
      message.ifPresent(other -> seen.append(other).append('\n'));
    }
    throw new PartFailed("no \"" + beginning + "\" within " + limit + "; came instead:\n" + seen);
  }

  /// The 200 that satisfies whoever sent a request.
  public static String ok(String request) {
    var headers =
        request
            .lines()
            .filter(line -> line.matches("(?i)(Via|From|To|Call-ID|CSeq) *:.*"))
            .reduce("", (all, line) -> all + line + "\n");
    return "SIP/2.0 200 OK\n" + headers + "Content-Length: 0\n\n";
  }

  private Optional<String> datagram(DatagramSocket socket, Duration limit) throws IOException {
    var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    socket.setSoTimeout((int) Math.max(1, limit.toMillis()));
    socket.receive(packet);
    peer = packet.getSocketAddress();
    return Optional.of(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
  }

  /// Reads to the empty line, and then as much as Content-Length says; a keep-alive is `\r\n`.
  private Optional<String> message(Socket socket, Duration limit) throws IOException {
    socket.setSoTimeout((int) Math.max(1, limit.toMillis()));
    var in = new BufferedInputStream(socket.getInputStream(), 1);
    String head = head(in);
    if (head.isEmpty() || head.equals("\r\n")) {
      return Optional.of(head).filter(text -> !text.isEmpty());
    }
    var length = LENGTH.matcher(head);
    int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return Optional.of(head + new String(in.readNBytes(body), StandardCharsets.UTF_8));
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      head.write(octet);
      var text = head.toString(StandardCharsets.UTF_8);
      if (text.equals("\r\n") || text.endsWith("\r\n\r\n")) {
        return text;
      }
    }
    return "";
  }

  /// Whether the other side has closed the connection, waiting for that at most so long.
  public boolean closedWithin(Duration limit) {
    try {
      var socket = connected();
      socket.setSoTimeout((int) limit.toMillis());
      socket.getInputStream().readAllBytes(); // what was said before is not asked for
      return true;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private Socket connected() {
    if (stream == null) {
      throw new IllegalStateException("this wire is no connection");
    }
    return stream;
  }

  @Override
  public void close() {
    try {
      if (datagrams != null) {
        datagrams.close();
      }
      if (stream != null) {
        stream.close();
      }
    } catch (IOException failure) {
      throw new PartFailed("cannot close the connection", failure);
    }
  }
}
