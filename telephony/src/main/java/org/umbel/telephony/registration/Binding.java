package org.umbel.telephony.registration;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.umbel.domain.station.Registration;
import org.umbel.domain.station.Registration.Instance;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Uri;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;
import org.umbel.telephony.station.Way;

/// A registered phone and the way to it (RFC 3261 §10).
///
/// @param flow by which its REGISTER came; empty when that was before this start
/// @param talks whether its REGISTER said that it can be told to answer
public record Binding(Registration registration, Optional<Flow> flow, boolean talks)
    implements Way {

  /// Whether a call has a chance to reach it. A phone that can be reached by its connection alone
  /// is gone with the connection (RFC 5626 §5.3).
  boolean living(Instant now) {
    return registration.expires().isAfter(now)
        && (flow.isEmpty() || flow.get().open() || canBeConnectedTo());
  }

  /// Whether what comes from there is the phone's, or comes by its proxy: streams may have a port
  /// of their own for each connection.
  boolean speaksFrom(Peer source) {
    var origin = registration.origin();
    if (!source.protocol().parameter().equals(origin.transport())) {
      return false;
    }
    return source.protocol().reliable()
        ? origin.address().getAddress().equals(source.address().getAddress())
        : origin.address().equals(source.address());
  }

  private boolean canBeConnectedTo() {
    if (!registration.path().isEmpty()) {
      return true;
    }
    return !byItsFlowAlone() && !webSocket() && namesItsHost();
  }

  private boolean byItsFlowAlone() {
    return registration.instance().filter(Instance::numbered).isPresent();
  }

  private boolean webSocket() {
    return Protocol.of(registration.origin().transport()).filter(Protocol::webSocket).isPresent();
  }

  /// Whether the phone is at the address that it believes to have, not behind a translator.
  private boolean namesItsHost() {
    return uri() instanceof SipUri sip
        && sip.host().equals(literal(registration.origin().address().getAddress()));
  }

  private static String literal(InetAddress address) {
    var text = address.getHostAddress();
    return text.contains(":") ? "[" + text + "]" : text;
  }

  /// What the phone wants to be called.
  public Uri uri() {
    return Uri.parse(registration.contact());
  }

  /// The line it registered at.
  @Override
  public Optional<String> line() {
    return Optional.of(registration.origin().line());
  }

  @Override
  public String label() {
    return registration.contact();
  }

  /// A request to the phone: by its proxies when it has some (RFC 3327 §5.3), else back to where
  /// its REGISTER came from, or to the address it named when that connection is gone.
  @Override
  public OutgoingRequest request(Method method, NameAddr from) {
    var request = OutgoingRequest.of(method, uri(), from);
    if (!registration.path().isEmpty()) {
      return request.dressed(this::withRoutes);
    }
    return back().map(request::back).orElse(request);
  }

  private Request withRoutes(Request request) {
    var routed = request;
    for (var proxy : registration.path()) {
      routed = routed.withLast("Route", proxy);
    }
    return routed;
  }

  private Optional<Peer> back() {
    return flow.filter(Flow::open).map(Flow::peer).or(this::backByDatagram);
  }

  private Optional<Peer> backByDatagram() {
    return Protocol.of(registration.origin().transport())
        .filter(protocol -> !protocol.reliable())
        .map(protocol -> new Peer(protocol, registration.origin().address()));
  }
}
