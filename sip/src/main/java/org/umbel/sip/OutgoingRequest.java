package org.umbel.sip;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Uri;
import org.umbel.sip.transport.Peer;

/// A request to be sent outside a dialog: who asks whom for what, and by which way. The endpoint
/// adds Via, Call-ID, CSeq, the From tag, Max-Forwards, Contact and User-Agent.
///
/// @param uri who is to answer; also where the request goes when there are no next hops
/// @param from without a tag
/// @param nextHops where to send it instead, such as an outbound proxy or the address a phone has
///   registered from; one after the other until one answers, see [FailOver]. An open connection to
///   such an address is used. A Route that `dress` adds comes before them
/// @param back whether all that follows in its dialog goes by that hop, too
/// @param dress adds headers and a body, or changes them; called once for each time the request is
///   sent with a new CSeq
public record OutgoingRequest(
    Method method,
    Uri uri,
    NameAddr from,
    NameAddr to,
    List<Peer> nextHops,
    boolean back,
    Optional<DigestClient> login,
    UnaryOperator<Request> dress) {

  public OutgoingRequest {
    nextHops = List.copyOf(nextHops);
  }

  /// From somebody to that very URI.
  public static OutgoingRequest of(Method method, Uri uri, NameAddr from) {
    return new OutgoingRequest(
        method, uri, from, NameAddr.of(uri), List.of(), false, Optional.empty(), r -> r);
  }

  /// Shows another To than the request URI.
  public OutgoingRequest to(NameAddr shown) {
    return new OutgoingRequest(method, uri, from, shown, nextHops, back, login, dress);
  }

  public OutgoingRequest over(Peer hop) {
    return over(List.of(hop));
  }

  /// Goes by these hops, the best first; by its URI when there are none.
  public OutgoingRequest over(List<Peer> hops) {
    return new OutgoingRequest(method, uri, from, to, hops, false, login, dress);
  }

  /// Goes back by the way its receiver came here, with all that follows in its dialog: what a phone
  /// behind an address translator believes to be its address leads nowhere.
  public OutgoingRequest back(Peer way) {
    return new OutgoingRequest(method, uri, from, to, List.of(way), true, login, dress);
  }

  /// Answers a digest challenge (401, 407) once.
  public OutgoingRequest with(DigestClient credentials) {
    return new OutgoingRequest(
        method, uri, from, to, nextHops, back, Optional.of(credentials), dress);
  }

  /// Dresses the request further, after what was given before.
  public OutgoingRequest dressed(UnaryOperator<Request> further) {
    UnaryOperator<Request> both = request -> further.apply(dress.apply(request));
    return new OutgoingRequest(method, uri, from, to, nextHops, back, login, both);
  }
}
