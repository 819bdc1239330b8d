package org.umbel.sip;

import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// The application's side of a call it makes, and later of the call's dialog.
///
/// A proxy may fork the call; then requests of several early dialogs come here, each of them one
/// after the other. Once one is confirmed, only its requests do.
public interface InviteHandler extends DialogHandler {

  /// A handler that wants to know nothing.
  InviteHandler NONE = new InviteHandler() {};

  /// A provisional response with a new To tag has made an early dialog, in which UPDATE may be
  /// sent; told before the response itself. Of one INVITE there are at most 20. Called as
  /// [#onProgress].
  default void onEarlyDialog(Dialog early) {}

  /// A provisional response has come, 100 excepted. Responses with different To tags are of
  /// different early dialogs (a proxy has forked the call). Called on the call's own thread; what
  /// it blocks, the call's further progress waits for.
  default void onProgress(Response provisional) {}

  /// Completes the PRACK of a reliable provisional response, RFC 3262 §5, before [#onProgress]: the
  /// answer when the response made the offer, or an offer once the first one is answered. Called as
  /// [#onProgress].
  default Request onReliable(Response provisional, Request prack) {
    return prack;
  }

  /// The response to a PRACK that carried an offer of ours. Called as [#onProgress].
  default void onPrackAnswered(Response response) {}

  /// Completes the ACK of a 2xx; puts the answer into it when the 2xx made the offer.
  default Request onAnswer(Response ok, Request ack) {
    return ack;
  }
}
