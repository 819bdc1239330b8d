package org.umbel.sip.transaction;

import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;

/// By which a request finds its server transaction, RFC 3261 §17.2.3.
///
/// @param branch the branch of the topmost Via, or for elements older than RFC 3261 what they can
///   be recognised by
/// @param method INVITE also for its ACK and CANCEL
record ServerKey(String branch, String sentBy, String method) {

  static ServerKey of(Request request) {
    var method = request.method();
    boolean invites = method.equals(Method.ACK) || method.equals(Method.CANCEL);
    return of(request, invites ? Method.INVITE : method);
  }

  /// The key of the transaction of that method with the same branch.
  static ServerKey of(Request request, Method method) {
    var via = request.topVia();
    var branch = via.hasMagicBranch() ? via.branch().orElseThrow() : ancient(request);
    return new ServerKey(branch, via.sentBy(), method.name());
  }

  /// The To tag is left out, as the ACK has one where its INVITE had none.
  private static String ancient(Request request) {
    return request.callId()
        + '|'
        + request.cSeq().number()
        + '|'
        + request.from().tag().orElse("")
        + '|'
        + request.topVia().branch().orElse("");
  }
}
