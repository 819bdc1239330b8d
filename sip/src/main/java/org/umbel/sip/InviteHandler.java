package org.umbel.sip;

import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// The application's side of a call it makes, and later of the call's dialog.
public interface InviteHandler extends DialogHandler {

  /// A handler that wants to know nothing.
  InviteHandler NONE = new InviteHandler() {};

  /// A provisional response has come, 100 excepted. Responses with different To tags are of
  /// different early dialogs (a proxy has forked the call). Called on the call's own thread; what
  /// it blocks, the call's further progress waits for.
  default void onProgress(Response provisional) {}

  /// Completes the ACK of a 2xx; puts the answer into it when the 2xx made the offer.
  default Request onAnswer(Response ok, Request ack) {
    return ack;
  }
}
