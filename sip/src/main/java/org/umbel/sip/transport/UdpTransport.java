package org.umbel.sip.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import org.umbel.sip.loop.SelectorLoop;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.stun.BindingRequest;

/// One UDP socket: read by the loop in batches, written by any thread.
final class UdpTransport implements AutoCloseable {

  private static final int BATCH = 64; // datagrams, then timers and tasks get their turn
  private static final int SOCKET_BUFFER_BYTES = 4 * 1024 * 1024;
  private static final int SHORTEST_MESSAGE = 16; // anything shorter is a keep-alive or noise

  private final DatagramChannel channel;
  private final SelectorLoop loop;
  private final LocalHosts hosts;
  private final Door door;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(65_536);
  private final InetSocketAddress local;
  private volatile long behindSince;

  private UdpTransport(DatagramChannel channel, LocalHosts hosts, Door door, SelectorLoop loop)
      throws IOException {
    this.channel = channel;
    this.door = door;
    this.hosts = hosts;
    this.loop = loop;
    this.local = (InetSocketAddress) channel.getLocalAddress();
  }

  static UdpTransport open(ListenPoint point, Door door, SelectorLoop loop) throws IOException {
    var channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER_BYTES);
      channel.bind(new InetSocketAddress(point.host(), point.port()));
      channel.configureBlocking(false);
      return new UdpTransport(channel, LocalHosts.of(point), door, loop);
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  void start(Sink sink) {
    loop.watch(channel, () -> readBatch(sink));
  }

  /// Whether this socket can send to that address.
  boolean reaches(InetSocketAddress address) {
    return Reach.of(local.getAddress(), address);
  }

  int port() {
    return local.getPort();
  }

  /// Nanosecond time of the loop since when datagrams wait that were not read; 0 when none does.
  long behindSince() {
    return behindSince;
  }

  Flow flowTo(InetSocketAddress address) {
    return new Datagrams(new Peer(Protocol.UDP, address));
  }

  private void readBatch(Sink sink) {
    for (int read = 0; read < BATCH; read++) {
      if (!readOne(sink)) {
        behindSince = 0;
        return;
      }
    }
    if (behindSince == 0) behindSince = loop.nanos();
  }

  private boolean readOne(Sink sink) {
    buffer.clear();
    SocketAddress source;
    try {
      source = channel.receive(buffer);
    } catch (ClosedChannelException _) {
      return false;
    } catch (IOException failure) {
      return true; // the answer of a network to something sent earlier; its transaction times out
    }
    if (!(source instanceof InetSocketAddress address)) return false;
    if (!mayEnter(address, sink)) return true;
    buffer.flip();
    if (buffer.remaining() < SHORTEST_MESSAGE) return true;
    var bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    take(bytes, flowTo(address), sink);
    return true;
  }

  /// Tells a phone how it is seen, by which it keeps its way here open, RFC 5626 §4.4.2.
  private void answer(BindingRequest question, Flow flow, Sink sink) {
    var peer = flow.peer();
    if (!door.request(peer.address().getAddress())) {
      sink.incident(new Incident.Throttled(peer, "too many keep-alives"));
      return;
    }
    flow.send(question.answer(peer.address()), Flow.Failure.IGNORED);
    sink.keptAlive(peer);
  }

  private boolean mayEnter(InetSocketAddress address, Sink sink) {
    var entry = door.entry(address.getAddress());
    if (entry == Door.Entry.OPEN) return true;
    sink.incident(entry.incident(new Peer(Protocol.UDP, address)));
    return false;
  }

  private void take(byte[] bytes, Flow flow, Sink sink) {
    var question = BindingRequest.read(bytes);
    if (question.isPresent()) {
      answer(question.get(), flow, sink);
      return;
    }
    SipMessage message;
    try {
      message = SipMessage.parseInPlace(bytes);
    } catch (MalformedMessage fault) {
      sink.malformed(fault, flow);
      return;
    }
    sink.received(message, flow);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // gone anyway
    }
  }

  /// The way to one address over this socket.
  private final class Datagrams implements Flow {
    private final Peer peer;

    Datagrams(Peer peer) {
      this.peer = peer;
    }

    @Override
    public Peer peer() {
      return peer;
    }

    @Override
    public HostPort sentBy() {
      return new HostPort(hosts.towards(peer.address()), port());
    }

    @Override
    public void send(byte[] message, Failure failure) {
      try {
        channel.send(
            ByteBuffer.wrap(message), peer.address()); // a full socket buffer is a lost packet
      } catch (IOException | RuntimeException fault) {
        loop.execute(() -> failure.unsent("udp " + peer.address() + ": " + fault.getMessage()));
      }
    }

    @Override
    public boolean open() {
      return channel.isOpen();
    }
  }
}
