package org.umbel.bench.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.umbel.bench.recordings.Hearing;
import org.umbel.media.srtp.MasterKey;
import org.umbel.media.srtp.SrtpSender;

/// The other ends of all calls: a packet each 20 ms to each, sealed where there is a key, and what
/// comes back is watched for gaps. A few sockets that all share, since the other port tells whose
/// packet it is. Belongs to one thread.
final class Callers implements AutoCloseable {
  private static final int LINES = 8;
  private static final int BUFFER = 4 * 1024 * 1024;
  private static final int PACKET = 172;
  private static final int UNITS = 160;
  private static final int PORTS = 65_536;
  private static final long FRAME = 20_000_000;
  private static final long PAUSE = 500_000;

  private static final class Caller {
    final DatagramChannel line;
    final InetSocketAddress server;
    final @Nullable SrtpSender sealer;
    final int number;
    long due;
    int sent;
    Hearing hearing = new Hearing();

    Caller(
        DatagramChannel line, InetSocketAddress server, @Nullable SrtpSender sealer, int number) {
      this.line = line;
      this.server = server;
      this.sealer = sealer;
      this.number = number;
    }
  }

  private final List<DatagramChannel> lines = new ArrayList<>();
  private final long[] readBefore = new long[LINES];
  private final List<Caller> callers = new ArrayList<>();
  private final @Nullable Caller[] byPort = new @Nullable Caller[PORTS];
  private final ByteBuffer packet = ByteBuffer.allocateDirect(2_048);

  Callers() throws IOException {
    for (int i = 0; i < LINES; i++) {
      var line = DatagramChannel.open();
      lines.add(line);
      line.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      line.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      line.configureBlocking(false);
    }
  }

  List<Integer> ports() throws IOException {
    var ports = new ArrayList<Integer>();
    for (var line : lines) {
      ports.add(((InetSocketAddress) line.getLocalAddress()).getPort());
    }
    return ports;
  }

  /// Learns where the calls are, by what the other side says of each.
  void meet(Way way, List<String> calls) {
    for (int i = 0; i < calls.size(); i++) {
      var parts = calls.get(i).split(":", 2);
      var server =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(parts[0]));
      var sealer =
          way.suite
              .flatMap(suite -> MasterKey.parse(suite, parts[1]))
              .map(SrtpSender::new)
              .orElse(null);
      var caller = new Caller(lines.get(i % LINES), server, sealer, i);
      callers.add(caller);
      byPort[server.getPort()] = caller;
    }
  }

  /// Talks for so long; what was heard before is forgotten.
  void talk(Duration time) throws IOException {
    long start = System.nanoTime();
    for (var caller : callers) {
      caller.due = start + FRAME * caller.number / callers.size();
      caller.hearing = new Hearing();
    }
    while (System.nanoTime() - start < time.toNanos()) {
      for (var caller : callers) {
        while (caller.due <= System.nanoTime()) {
          send(caller);
          caller.due += FRAME;
        }
      }
      read();
      LockSupport.parkNanos(PAUSE);
    }
  }

  private void send(Caller caller) throws IOException {
    packet.clear().put((byte) 0x80).put((byte) 8).putShort((short) caller.sent);
    packet.putInt(UNITS * caller.sent).putInt(caller.number + 1).position(PACKET).flip();
    caller.sent++;
    if (caller.sealer != null) {
      caller.sealer.seal(packet);
    }
    caller.line.send(packet, caller.server);
  }

  private void read() throws IOException {
    for (int i = 0; i < LINES; i++) {
      long notBefore = readBefore[i] == 0 ? System.nanoTime() : readBefore[i];
      readBefore[i] = System.nanoTime();
      while (lines.get(i).receive(packet.clear()) instanceof InetSocketAddress from) {
        var caller = byPort[from.getPort()];
        if (caller != null) {
          caller.hearing.packet(packet.getShort(2), packet.getInt(4), notBefore, System.nanoTime());
        }
      }
    }
  }

  /// What each heard.
  List<Hearing> heard() {
    return callers.stream().map(caller -> caller.hearing).toList();
  }

  @Override
  public void close() throws IOException {
    for (var line : lines) {
      line.close();
    }
  }
}
