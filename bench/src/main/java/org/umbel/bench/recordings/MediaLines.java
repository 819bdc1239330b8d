package org.umbel.bench.recordings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The callers' sockets for sound: a few that all share, since the server's port tells whose packet
/// it is. So a thousand callers cost the load as little as one. Belongs to the generator's thread.
final class MediaLines implements AutoCloseable {
  private static final int LINES = 8;
  private static final int BUFFER = 4 * 1024 * 1024;
  private static final int HEADER = 12;
  private static final int LARGEST = 2048;
  private static final int PORTS = 65_536;

  /// Takes a packet.
  interface Listener {
    /// @param packet from its header on; used again afterwards
    /// @param arrival the earliest time it can have come
    void heard(Deposit call, ByteBuffer packet, long arrival);
  }

  private final List<DatagramChannel> channels = new ArrayList<>();
  private final long[] readBefore = new long[LINES];
  private final @Nullable Deposit[] byServerPort = new @Nullable Deposit[PORTS];
  private final ByteBuffer out = ByteBuffer.allocateDirect(LARGEST);
  private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST);

  MediaLines() throws IOException {
    for (int line = 0; line < LINES; line++) {
      var channel = DatagramChannel.open();
      channels.add(channel);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      channel
          .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
          .configureBlocking(false);
    }
  }

  static int line(int number) {
    return number % LINES;
  }

  int port(int line) throws IOException {
    return ((InetSocketAddress) channels.get(line).getLocalAddress()).getPort();
  }

  void connect(Deposit call, InetSocketAddress server) {
    call.media = server;
    byServerPort[server.getPort()] = call;
  }

  void disconnect(Deposit call) {
    var server = call.media;
    if (server != null && byServerPort[server.getPort()] == call)
      byServerPort[server.getPort()] = null;
  }

  /// Hands over all that has come.
  void read(Listener listener) throws IOException {
    for (int line = 0; line < LINES; line++) {
      long arrival = readBefore[line] == 0 ? System.nanoTime() : readBefore[line];
      readBefore[line] = System.nanoTime();
      while (true) {
        var from = channels.get(line).receive(in.clear());
        if (from == null) break;
        var call = callOf(from);
        if (call != null && in.flip().remaining() > HEADER) listener.heard(call, in, arrival);
      }
    }
  }

  private @Nullable Deposit callOf(SocketAddress from) {
    return from instanceof InetSocketAddress server ? byServerPort[server.getPort()] : null;
  }

  /// Sends a packet of sound.
  void sendSound(Deposit call, byte[] payload) {
    header(call, 8, call.timestamp);
    send(call, out.put(payload));
  }

  /// Sends a packet of an event, RFC 4733 §2.3.
  ///
  /// @param lasted in units of the timestamp
  void sendEvent(Deposit call, int event, boolean end, int lasted) {
    header(call, 101, call.eventTimestamp);
    send(call, out.put((byte) event).put((byte) (end ? 0x8A : 0x0A)).putShort((short) lasted));
  }

  private void header(Deposit call, int type, int timestamp) {
    out.clear();
    out.put((byte) 0x80).put((byte) type).putShort((short) call.sequence++);
    out.putInt(timestamp).putInt(call.number + 1);
  }

  private void send(Deposit call, ByteBuffer packet) {
    try {
      channels.get(call.line).send(packet.flip(), call.media);
    } catch (IOException _) {
      // a lost packet, which the recording will show
    }
  }

  @Override
  public void close() throws IOException {
    for (var channel : channels) channel.close();
  }
}
