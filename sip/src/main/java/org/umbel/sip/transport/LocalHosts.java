package org.umbel.sip.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The host by which a peer finds a listen point: what is advertised, else what is bound, else the
/// address from which the system would send to that peer.
///
/// Any thread may ask. The answers of the system are kept for up to [#KEPT] peers.
final class LocalHosts {

  private static final int KEPT = 4096;

  private final String fixed; // empty when it depends on the peer
  private final Map<InetAddress, String> found = new ConcurrentHashMap<>();

  private LocalHosts(String fixed) {
    this.fixed = fixed;
  }

  static LocalHosts of(ListenPoint point) throws UnknownHostException {
    if (point.advertised().isPresent()) return new LocalHosts(point.advertised().get());
    var bound = new InetSocketAddress(point.host(), point.port());
    if (bound.isUnresolved()) throw new UnknownHostException(point.host());
    return new LocalHosts(bound.getAddress().isAnyLocalAddress() ? "" : HostPort.of(bound).host());
  }

  String towards(InetSocketAddress peer) {
    if (!fixed.isEmpty()) return fixed;
    var known = found.get(peer.getAddress());
    if (known != null) return known;
    if (found.size() >= KEPT) found.clear();
    var asked = ask(peer);
    found.put(peer.getAddress(), asked);
    return asked;
  }

  /// Connecting a datagram socket sends nothing, but makes the system choose a route.
  private static String ask(InetSocketAddress peer) {
    try (var probe = DatagramChannel.open()) {
      probe.connect(peer);
      return HostPort.of((InetSocketAddress) probe.getLocalAddress()).host();
    } catch (IOException | RuntimeException _) {
      return HostPort.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).host();
    }
  }
}
