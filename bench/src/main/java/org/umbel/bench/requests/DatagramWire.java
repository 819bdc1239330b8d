package org.umbel.bench.requests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A datagram for each message; none is lost on the way to oneself as long as one waits for the
/// other.
final class DatagramWire implements Wire {
  private static final int PATIENCE_MILLIS = 10_000;

  private final DatagramSocket socket;
  private final DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);

  DatagramWire(InetSocketAddress from, InetSocketAddress server) throws IOException {
    socket = new DatagramSocket(from);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(server);
  }

  @Override
  public void send(byte[] message) {
    try {
      socket.send(new DatagramPacket(message, message.length));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String receive() {
    try {
      packet.setLength(packet.getData().length);
      socket.receive(packet);
      return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String local() {
    return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  @Override
  public void close() {
    socket.close();
  }
}
