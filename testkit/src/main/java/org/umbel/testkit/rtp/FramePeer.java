package org.umbel.testkit.rtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.umbel.testkit.Await;

/// One end of an RTP stream that sends speech somebody else has coded, a frame in each packet, and
/// keeps the payloads that come for somebody else to decode. One thread of its own listens; its
/// other methods belong to the test's.
public final class FramePeer implements AutoCloseable {
  private static final int HEADER = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DatagramSocket socket;
  private final int payloadType;
  private final Duration frame;
  private final int ticks;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private volatile @Nullable SocketAddress peer;
  private int sequence = 65_500;
  private int timestamp = -4_000;

  private FramePeer(DatagramSocket socket, int payloadType, Duration frame, int ticks) {
    this.socket = socket;
    this.payloadType = payloadType;
    this.frame = frame;
    this.ticks = ticks;
    Thread.ofVirtual().name("frame-peer").start(this::listen);
  }

  /// Opens the port on loopback.
  ///
  /// @param frame how long a frame sounds
  /// @param ticks of the stream's clock in it
  public static FramePeer at(int port, int payloadType, Duration frame, int ticks) {
    try {
      var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return new FramePeer(new DatagramSocket(local), payloadType, frame, ticks);
    } catch (SocketException failure) {
      throw new UncheckedIOException("no RTP on port " + port, failure);
    }
  }

  /// Sends frames of `length` bytes each in real time, as soon as the other end has been heard.
  public void say(byte[] frames, int length) {
    Await.until("RTP from the other end", PATIENCE, () -> peer != null);
    long start = System.nanoTime();
    for (int i = 0; (i + 1) * length <= frames.length; i++) {
      var packet = ByteBuffer.allocate(HEADER + length).put((byte) 0x80).put((byte) payloadType);
      packet.putShort((short) sequence++).putInt(timestamp).putInt(0x66726d65);
      packet.put(frames, i * length, length);
      send(packet.array());
      timestamp += ticks;
      LockSupport.parkNanos(start + (i + 1) * frame.toNanos() - System.nanoTime());
    }
  }

  private void send(byte[] packet) {
    try {
      socket.send(new DatagramPacket(packet, packet.length, peer));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot send RTP to " + peer, failure);
    }
  }

  /// The payloads of all packets that came, one behind the other.
  public byte[] heard() {
    synchronized (heard) {
      return heard.toByteArray();
    }
  }

  private void listen() {
    var packet = new DatagramPacket(new byte[2_000], 2_000);
    while (!socket.isClosed()) {
      try {
        socket.receive(packet);
      } catch (IOException closed) {
        return;
      }
      peer = packet.getSocketAddress();
      if ((packet.getData()[1] & 0x7F) == payloadType) {
        synchronized (heard) {
          heard.write(packet.getData(), HEADER, packet.getLength() - HEADER);
        }
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
