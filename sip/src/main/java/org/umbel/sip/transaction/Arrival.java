package org.umbel.sip.transaction;

import org.umbel.sip.message.Request;
import org.umbel.sip.transport.HostPort;
import org.umbel.sip.transport.Peer;

/// Notes in a request's topmost Via where it really came from.
final class Arrival {

  private Arrival() {}

  /// Adds `received` when the Via names another host, RFC 3261 §18.2.1, and both `received` and
  /// `rport` when the client asks, RFC 3581 §4.
  static Request marked(Request request, Peer from) {
    var via = request.topVia();
    var source = HostPort.of(from.address());
    if (!via.wantsRport() && via.host().equals(source.host())) return request;
    var marked = via.withReceived(unbracketed(source.host()));
    if (via.wantsRport()) marked = marked.withRport(source.port());
    return request.withoutFirst("Via").withFirst("Via", marked.toString());
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
