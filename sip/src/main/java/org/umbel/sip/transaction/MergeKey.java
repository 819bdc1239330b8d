package org.umbel.sip.transaction;

import org.umbel.sip.message.Request;

/// What requests have in common that are one request come by several ways, RFC 3261 §8.2.2.2.
record MergeKey(String callId, String fromTag, long cSeq, String method) {

  static MergeKey of(Request request) {
    return new MergeKey(
        request.callId(),
        request.from().tag().orElse(""),
        request.cSeq().number(),
        request.method().name());
  }
}
