package org.umbel.testkit.rtp;

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
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.umbel.testkit.Await;
import org.umbel.testkit.sound.Law;
import org.umbel.testkit.sound.Sound;

/// One end of an RTP stream, speaking G.711 in packets of 20 ms, one thread of its own to listen.
///
/// It sends to wherever packets come from, so that a test need not read session descriptions. Its
/// other methods belong to one thread, the test's.
public final class RtpPeer implements AutoCloseable {
  private static final int FRAME = 160;
  private static final int HEADER = 12;
  private static final long FRAME_NANOS = 20_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DatagramSocket socket;
  private final Law law;
  private final Heard heard;
  private final Thread listener;
  private volatile @Nullable SocketAddress peer;
  private int sequence = 65_500; // so that the number wraps in every test
  private int timestamp = -4_000;

  private RtpPeer(DatagramSocket socket, Law law) {
    this.socket = socket;
    this.law = law;
    this.heard = new Heard();
    this.listener = Thread.ofVirtual().name("rtp-peer").start(this::listen);
  }

  /// Opens the port on loopback.
  public static RtpPeer at(int port, Law law) {
    try {
      return new RtpPeer(
          new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)), law);
    } catch (SocketException failure) {
      throw new UncheckedIOException("no RTP on port " + port, failure);
    }
  }

  /// Waits until the other end has sent something.
  public void awaitPeer() {
    Await.until("RTP from the other end", PATIENCE, () -> peer != null);
  }

  /// Where the other end sends from, once it has.
  public InetSocketAddress peer() {
    awaitPeer();
    return (InetSocketAddress) Objects.requireNonNull(peer);
  }

  /// Waits until the other end has been heard for as long as a tone lasts and then was silent: a
  /// greeting and its tone are over.
  public void awaitSilence(Duration silence, Duration limit) {
    Await.until("silence after a sound", limit, () -> heard.silentFor(silence));
  }

  /// Speaks in real time; returns when the last packet has been sent.
  public void say(Sound sound) {
    say(sound, frame -> new int[] {frame});
  }

  /// Speaks, with each 20 ms sending those frames a faulty network would deliver then: none for a
  /// loss, two for a late one that comes with its successor, the same twice.
  ///
  /// @param delivery for a frame's number the numbers of the frames to send
  public void say(Sound sound, IntFunction<int[]> delivery) {
    short[] samples = sound.samples();
    int frames = samples.length / FRAME;
    long start = System.nanoTime();
    for (int frame = 0; frame < frames; frame++) {
      for (int sent : delivery.apply(frame)) {
        send(
            packet(
                law.payloadType(),
                false,
                sequence + sent,
                timestamp + FRAME * sent,
                octets(samples, sent)));
      }
      LockSupport.parkNanos(start + (frame + 1) * FRAME_NANOS - System.nanoTime());
    }
    sequence += frames;
    timestamp += FRAME * frames;
  }

  /// Lets so much time pass without a packet, as a phone does that suppresses silence.
  public void pause(Duration time) {
    Await.pause(time);
    timestamp += (int) (time.toMillis() * Sound.RATE / 1_000);
  }

  /// Presses a key for 100 ms as an RTP event (RFC 4733 §2.5): a packet each 20 ms with the length
  /// so far, the last one three times with the end bit.
  public void press(char key, int payloadType) {
    int event = "0123456789*#ABCD".indexOf(key);
    for (int i = 1; i <= 5; i++) {
      send(event(payloadType, event, i == 1, false, i * FRAME));
      LockSupport.parkNanos(FRAME_NANOS);
    }
    for (int i = 0; i < 3; i++) {
      send(event(payloadType, event, false, true, 5 * FRAME));
    }
    timestamp += 5 * FRAME;
    pause(Duration.ofMillis(80));
  }

  private byte[] event(int payloadType, int event, boolean first, boolean end, int duration) {
    var body = new byte[4];
    ByteBuffer.wrap(body)
        .put((byte) event)
        .put((byte) (end ? 0x8a : 0x0a))
        .putShort((short) duration);
    return packet(payloadType, first, sequence++, timestamp, body);
  }

  /// Sends any bytes.
  public void send(byte[] datagram) {
    awaitPeer();
    try {
      socket.send(new DatagramPacket(datagram, datagram.length, peer));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot send RTP to " + peer, failure);
    }
  }

  /// All that was heard so far, in the order of its timestamps; what did not come is silence.
  public Sound heard() {
    return heard.sound();
  }

  /// How many packets came.
  public int packetsHeard() {
    return heard.packets();
  }

  private byte[] octets(short[] samples, int frame) {
    var octets = new byte[FRAME];
    for (int i = 0; i < FRAME; i++) {
      octets[i] = law.compress(samples[frame * FRAME + i]);
    }
    return octets;
  }

  private static byte[] packet(int type, boolean marker, int sequence, int timestamp, byte[] body) {
    return ByteBuffer.allocate(HEADER + body.length)
        .put((byte) 0x80)
        .put((byte) (type | (marker ? 0x80 : 0)))
        .putShort((short) sequence)
        .putInt(timestamp)
        .putInt(0x756d6265)
        .put(body)
        .array();
  }

  private void listen() {
    var packet = new DatagramPacket(new byte[2_000], 2_000);
    while (!socket.isClosed()) {
      try {
        socket.receive(packet);
        peer = packet.getSocketAddress();
        heard.take(Arrays.copyOf(packet.getData(), packet.getLength()), law);
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Override
  public void close() {
    socket.close();
    listener.interrupt();
  }
}
