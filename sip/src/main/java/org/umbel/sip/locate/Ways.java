package org.umbel.sip.locate;

import java.util.List;
import java.util.Optional;
import org.umbel.sip.dialog.DialogState;
import org.umbel.sip.failure.PeerUnreachable;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Uri;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;
import org.umbel.sip.transport.Transports;

/// Finds where a request goes, RFC 3261 §8.1.2. May ask a name server, so never on the loop.
public final class Ways {

  private final Transports transports;
  private final Locator locator;
  private final Shunned shunned;

  public Ways(Transports transports, Locator locator, Shunned shunned) {
    this.transports = transports;
    this.locator = locator;
    this.shunned = shunned;
  }

  /// By its first Route, else these next hops, else its URI; the best first, those that failed
  /// lately last.
  ///
  /// @throws PeerUnreachable when that cannot be resolved or is of a kind we do not speak
  public List<Peer> of(List<Peer> hops, Request request) {
    var routes = request.routes();
    if (!routes.isEmpty()) return shunned.last(located(routes.getFirst().uri()));
    return shunned.last(hops.isEmpty() ? located(request.uri()) : hops);
  }

  /// The way of a dialog's next request. The connection the dialog was made on is kept while it is
  /// open and leads to the same host, or is the only one that leads to the peer; and where the
  /// peer's own address leads nowhere, the dialog's first way is the best guess.
  public Flow of(DialogState state, Flow first) {
    boolean webSocket = first.peer().protocol().webSocket(); // RFC 7118 §5.2.1
    if ((webSocket || state.byItsWay()) && first.open()) return first;
    if (first.open() && names(state.nextHop(), first.peer())) return first;
    List<Peer> next;
    try {
      next = located(state.nextHop());
    } catch (PeerUnreachable _) {
      return first;
    }
    if (first.open() && next.stream().anyMatch(peer -> leadsTo(first, peer))) return first;
    return transports.flowTo(shunned.last(next).getFirst());
  }

  /// Whether a URI names that very peer by its numbers, which is usual, so that nobody is asked.
  private static boolean names(Uri uri, Peer peer) {
    if (!(uri instanceof SipUri sip) || sip.parameter("maddr").isPresent()) return false;
    var plain = sip.transport().isEmpty() && !sip.secure();
    var protocol =
        plain ? Optional.of(Protocol.UDP) : Protocol.of(sip.transport().orElse(""), sip.secure());
    return protocol.filter(peer.protocol()::equals).isPresent()
        && sip.port().orElse(peer.protocol().defaultPort()) == peer.address().getPort()
        && sip.host().equals(peer.address().getAddress().getHostAddress());
  }

  /// By the same local socket; a connection serves every port of its host.
  private static boolean leadsTo(Flow first, Peer next) {
    var here = first.peer();
    if (next.equals(here)) return true;
    return here.protocol().reliable()
        && next.address().getAddress().equals(here.address().getAddress());
  }

  /// @throws PeerUnreachable when nobody serves it
  public List<Peer> located(Uri uri) {
    if (!(uri instanceof SipUri sip)) throw new PeerUnreachable("No way to " + uri);
    try {
      return locator.locate(sip);
    } catch (NotLocated | NamesUnanswered failure) {
      throw new PeerUnreachable(String.valueOf(failure.getMessage()));
    }
  }
}
