package org.umbel.sip.transaction;

import java.util.Optional;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Reason;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// Requests that follow from an INVITE hop by hop.
final class Derived {

  private Derived() {}

  /// The ACK for a final response other than 2xx, RFC 3261 §17.1.1.3.
  static Request ack(Request invite, Response response) {
    return derived(invite, Method.ACK, response.to());
  }

  /// The CANCEL of an INVITE, RFC 3261 §9.1.
  ///
  /// @param why it is taken back, RFC 3326
  static Request cancel(Request invite, Optional<Reason> why) {
    var cancel = derived(invite, Method.CANCEL, invite.to());
    return why.map(reason -> cancel.with("Reason", reason.toString())).orElse(cancel);
  }

  private static Request derived(Request invite, Method method, NameAddr to) {
    return Request.builder(method, invite.uri())
        .via(invite.topVia())
        .from(invite.from())
        .to(to)
        .callId(invite.callId())
        .cSeq(invite.cSeq().number())
        .routes(invite.routes())
        .build();
  }
}
