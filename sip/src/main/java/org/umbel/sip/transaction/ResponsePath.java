package org.umbel.sip.transaction;

import org.umbel.sip.message.Via;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Transports;

/// The way of responses back, RFC 3261 §18.2.2: over UDP to where the request came from (as if the
/// client had always asked for that by RFC 3581, for phones behind address translation that do
/// not), over a stream on the connection of the request while that is open, and else on a new one
/// to the address in the Via.
final class ResponsePath {

  private final Transports transports;
  private final Via via;
  private Flow flow;

  ResponsePath(Transports transports, Via via, Flow flow) {
    this.transports = transports;
    this.via = via;
    this.flow = flow;
  }

  Flow flow() {
    return flow;
  }

  void send(byte[] response, Flow.Failure failure) {
    if (flow.open()) {
      flow.send(response, reason -> reconnect(response, reason, failure));
      return;
    }
    reconnect(response, "connection closed", failure);
  }

  private void reconnect(byte[] response, String reason, Flow.Failure failure) {
    if (!flow.peer().protocol().reliable()) {
      failure.unsent(reason);
      return;
    }
    var protocol = flow.peer().protocol();
    flow = transports.flowTo(flow.peer().at(via.port().orElse(protocol.defaultPort())));
    flow.send(response, failure);
  }
}
