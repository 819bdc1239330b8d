package org.umbel.sip.testnet;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.tls.TlsSettings;
import org.umbel.sip.transport.AccessList;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.HostPort;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;
import org.umbel.sip.transport.Sink;
import org.umbel.sip.transport.Transports;

/// A network between endpoints on one [ManualLoop]: each message takes 10 ms, unless the test has
/// it lost, doubled or late.
public final class VirtualNetwork {

  /// What happens to a message on its way: how long each copy of it takes; none means lost.
  public interface Weather {
    List<Duration> copies(SipMessage message);
  }

  public static final Duration TRIP = Duration.ofMillis(10);

  private final ManualLoop loop;
  private final Map<InetSocketAddress, Node> nodes = new HashMap<>();
  private final List<Entry> log = new ArrayList<>();
  private Weather weather = message -> List.of(TRIP);

  public VirtualNetwork(ManualLoop loop) {
    this.loop = loop;
  }

  public void weather(Weather changed) {
    weather = changed;
  }

  /// A message that was put on the wire.
  ///
  /// @param millis virtual time
  /// @param words such as `INVITE` or `200 INVITE`
  private record Entry(long millis, String host, String words) {}

  /// What one host has put on the wire.
  public List<String> sentBy(String host) {
    return log.stream().filter(entry -> entry.host.equals(host)).map(Entry::words).toList();
  }

  /// When one host has put such a message on the wire, in milliseconds of virtual time.
  public List<Long> times(String host, String words) {
    return log.stream()
        .filter(entry -> entry.host.equals(host) && entry.words.equals(words))
        .map(Entry::millis)
        .toList();
  }

  /// A place on the network, port 5060.
  public Node node(String host, Protocol protocol) {
    var address = new InetSocketAddress(host, 5060);
    var node = new Node(address, protocol);
    nodes.put(address, node);
    return node;
  }

  private void carry(Node from, Peer to, byte[] bytes, Flow.Failure failure) {
    var message = SipMessage.parse(bytes);
    long millis = loop.nanos() / 1_000_000;
    log.add(new Entry(millis, from.address.getHostString(), Wording.of(message)));
    var target = nodes.get(to.address());
    if (target == null) {
      loop.execute(() -> failure.unsent("nobody at " + to));
      return;
    }
    for (var delay : weather.copies(message))
      loop.after(delay, () -> target.deliver(SipMessage.parse(bytes), from));
  }

  /// One host; give it to an endpoint, or take what arrives in the test.
  public final class Node implements Transports {
    private final InetSocketAddress address;
    private final Protocol protocol;
    private Sink sink = Silence.SINK;

    Node(InetSocketAddress address, Protocol protocol) {
      this.address = address;
      this.protocol = protocol;
    }

    private void deliver(SipMessage message, Node from) {
      sink.received(message, flowTo(new Peer(protocol, from.address)));
    }

    @Override
    public void start(Sink receiver) {
      sink = receiver;
    }

    @Override
    public Flow flowTo(Peer peer) {
      return new Wire(this, peer);
    }

    @Override
    public boolean speaks(Protocol asked) {
      return asked == protocol;
    }

    @Override
    public List<ListenPoint> listenPoints() {
      return List.of(ListenPoint.udp(address.getHostString(), address.getPort()));
    }

    @Override
    public void admit(AccessList access) {
      // lets everyone in
    }

    @Override
    public void renew(TlsSettings terms) {
      // speaks no TLS
    }

    @Override
    public long lagNanos() {
      return 0;
    }

    @Override
    public void close() {
      nodes.remove(address);
    }
  }

  private final class Wire implements Flow {
    private final Node from;
    private final Peer to;

    Wire(Node from, Peer to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public Peer peer() {
      return to;
    }

    @Override
    public HostPort sentBy() {
      return HostPort.of(from.address);
    }

    @Override
    public void send(byte[] message, Failure failure) {
      carry(from, to, message, failure);
    }

    @Override
    public boolean open() {
      return true;
    }
  }
}
