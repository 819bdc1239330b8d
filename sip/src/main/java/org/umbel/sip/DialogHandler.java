package org.umbel.sip;

import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// The application's side of a dialog.
///
/// Called on virtual threads, one call after the other for one dialog, and may block; while it
/// does, the dialog's further requests wait. A method that throws makes the peer get 500.
public interface DialogHandler {

  /// Takes a re-INVITE, RFC 3261 §14.2, and answers it, with `request.reply(200).withBody(…)` or a
  /// refusal after which the session goes on as it was. Overlapping and crossing ones never get
  /// here. The default refuses with 488.
  default Response onReinvite(Request reinvite) {
    return reinvite.reply(488);
  }

  /// The ACK of a re-INVITE that was answered with 2xx; its body is the answer when the 2xx made
  /// the offer.
  default void onAck(Request ack) {}

  /// Takes any other request within the dialog (INFO, NOTIFY, MESSAGE, UPDATE, REFER …) and answers
  /// it. BYE and OPTIONS never get here, the endpoint answers them. The default refuses with 405,
  /// or 501 for a method nobody knows.
  default Response onRequest(Request request) {
    return Methods.refusal(request);
  }

  /// The dialog is over. The last call of all, exactly once, and not before the dialog was handed
  /// out.
  default void onEnded(DialogEnd end) {}
}
