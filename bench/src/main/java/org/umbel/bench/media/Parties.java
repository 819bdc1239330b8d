package org.umbel.bench.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Both parties of all bridged calls: each says a packet each 20 ms, and in it when it was said, so
/// that whoever hears it knows how long it took. One thread sends, another waits for what comes.
final class Parties implements AutoCloseable {
  private static final int LINES = 4;
  private static final int BUFFER = 4 * 1024 * 1024;
  private static final int PACKET = 172;
  private static final int SAID_AT = 12;
  private static final int UNITS = 160;
  private static final long FRAME = 20_000_000;
  private static final long LONGEST = 1_000_000_000;

  private static final class Party {
    final DatagramChannel line;
    final InetSocketAddress server;
    final int type;
    final int number;
    int sent;
    long due;

    Party(DatagramChannel line, InetSocketAddress server, int type, int number) {
      this.line = line;
      this.server = server;
      this.type = type;
      this.number = number;
    }
  }

  private final List<DatagramChannel> lines = new ArrayList<>();
  private final List<Party> parties = new ArrayList<>();
  private final Selector selector = Selector.open();
  private final ByteBuffer packet = ByteBuffer.allocateDirect(2_048);
  private final ByteBuffer heard = ByteBuffer.allocateDirect(2_048);
  private final List<Double> delays = new ArrayList<>(); // guarded by itself
  private long received; // guarded by delays

  Parties() throws IOException {
    for (int i = 0; i < LINES; i++) {
      var line = DatagramChannel.open();
      lines.add(line);
      line.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      line.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      line.configureBlocking(false);
      line.register(selector, SelectionKey.OP_READ);
    }
    Thread.ofPlatform().name("hearing").daemon().start(this::hear);
  }

  /// As words of a command line.
  String ports() throws IOException {
    var ports = new ArrayList<String>();
    for (var line : lines) {
      ports.add(Integer.toString(((InetSocketAddress) line.getLocalAddress()).getPort()));
    }
    return String.join(",", ports);
  }

  /// Learns where the two parties of each call are heard.
  ///
  /// @param calls two ports each, with a colon between them
  /// @param type the payload type of the second party
  void meet(List<String> calls, int type) {
    for (int i = 0; i < calls.size(); i++) {
      var ports = calls.get(i).split(":", 2);
      parties.add(party(i, ports[0], 8));
      parties.add(party(i, ports[1], type));
    }
  }

  private Party party(int call, String port, int type) {
    var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    return new Party(lines.get(call % LINES), server, type, parties.size());
  }

  /// What came within a time.
  ///
  /// @param millis from the one party to the other, as far as packets still tell
  /// @param share of what was said
  record Heard(List<Double> millis, double share) {}

  /// Talks for so long.
  Heard talk(Duration time) throws IOException {
    synchronized (delays) {
      delays.clear();
      received = 0;
    }
    long start = System.nanoTime();
    long said = 0;
    for (var party : parties) {
      party.due = start + FRAME * party.number / parties.size();
    }
    while (System.nanoTime() - start < time.toNanos()) {
      long next = Long.MAX_VALUE;
      for (var party : parties) {
        while (party.due <= System.nanoTime()) {
          send(party);
          said++;
          party.due += FRAME;
        }
        next = Math.min(next, party.due);
      }
      LockSupport.parkNanos(next - System.nanoTime());
    }
    synchronized (delays) {
      return new Heard(List.copyOf(delays), (double) received / said);
    }
  }

  private void send(Party party) throws IOException {
    packet.clear().put((byte) 0x80).put((byte) party.type).putShort((short) party.sent);
    packet.putInt(UNITS * party.sent).putInt(party.number + 1);
    packet.putLong(System.nanoTime()).position(PACKET).flip();
    party.sent++;
    party.line.send(packet, party.server);
  }

  private void hear() {
    try {
      while (selector.isOpen()) {
        selector.select(this::read);
      }
    } catch (IOException over) {
      // the end of the measurement
    }
  }

  private void read(SelectionKey key) {
    if (!(key.channel() instanceof DatagramChannel line)) {
      return;
    }
    try {
      while (line.receive(heard.clear()) != null) {
        long took = System.nanoTime() - heard.getLong(SAID_AT);
        synchronized (delays) {
          received++;
          if (took > 0 && took < LONGEST) { // coded anew, it says something else
            delays.add(took / 1e6);
          }
        }
      }
    } catch (IOException refused) {
      // the next one may come
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    for (var line : lines) {
      line.close();
    }
  }
}
