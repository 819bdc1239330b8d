package org.umbel.sip;

/// The application's side of an endpoint: gets every new request outside a dialog.
///
/// Each call comes on a fresh virtual thread of its own and may block. The request must have its
/// final response when the method returns; otherwise, and when it throws, the peer gets 500 and
/// [org.umbel.sip.trace.SipEvent.HandlerFailed] is told.
public interface SipHandler {

  /// Handles a call that comes in; the default refuses it with 480.
  default void onInvite(IncomingInvite invite) {
    invite.reject(480);
  }

  /// Handles any other request (REGISTER, OPTIONS, SUBSCRIBE, MESSAGE, NOTIFY outside a dialog …);
  /// the default answers OPTIONS and refuses the rest with 405, or 501 for a method nobody knows.
  default void onRequest(IncomingRequest request) {
    request.replyDefault();
  }
}
