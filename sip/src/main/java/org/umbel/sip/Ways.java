package org.umbel.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.umbel.sip.dialog.DialogState;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Uri;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;
import org.umbel.sip.transport.Transports;

/// Finds the flow a request goes by, RFC 3261 §8.1.2. May ask a name server, so never on the loop.
final class Ways {

  private final Transports transports;

  Ways(Transports transports) {
    this.transports = transports;
  }

  /// By its next hop, else its first Route, else its URI.
  ///
  /// @throws PeerUnreachable when that cannot be resolved or is of a kind we do not speak
  Flow of(OutgoingRequest wanted, Request request) {
    if (wanted.nextHop().isPresent()) return transports.flowTo(wanted.nextHop().get());
    var routes = request.routes();
    return transports.flowTo(resolved(routes.isEmpty() ? request.uri() : routes.getFirst().uri()));
  }

  /// The way of a dialog's next request. The connection the dialog was made on is kept while it is
  /// open and leads to the same host; and where the peer's own address leads nowhere, the dialog's
  /// first way is the best guess.
  Flow of(DialogState state, Flow first) {
    Peer next;
    try {
      next = resolved(state.nextHop());
    } catch (PeerUnreachable _) {
      return first;
    }
    if (next.equals(first.peer()) && first.open()) return first; // by the same local socket
    boolean sameHost = next.address().getAddress().equals(first.peer().address().getAddress());
    if (first.peer().protocol().reliable() && first.open() && sameHost) return first;
    return transports.flowTo(next);
  }

  private Peer resolved(Uri uri) {
    if (!(uri instanceof SipUri sip)) throw new PeerUnreachable("No way to " + uri);
    var protocol = protocol(sip);
    var host = sip.parameter("maddr").orElse(sip.host());
    try {
      var address = InetAddress.getByName(host);
      int port = sip.port().orElse(protocol.defaultPort());
      return new Peer(protocol, new InetSocketAddress(address, port)).named(host);
    } catch (UnknownHostException _) {
      throw new PeerUnreachable("No address for the host of " + uri);
    }
  }

  private Protocol protocol(SipUri uri) {
    var name = uri.transport().orElse("");
    if (name.isEmpty() && !uri.secure())
      return transports.speaks(Protocol.UDP) ? Protocol.UDP : Protocol.TCP;
    return Protocol.of(name, uri.secure())
        .filter(transports::speaks)
        .orElseThrow(() -> new PeerUnreachable("No transport for " + uri));
  }
}
