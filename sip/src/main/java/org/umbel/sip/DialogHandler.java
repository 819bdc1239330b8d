package org.umbel.sip;

import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;

/// The application's side of a dialog.
///
/// Called on virtual threads, one call after the other for one dialog, and may block; while it
/// does, the dialog's further requests wait. A method that throws makes the peer get 500.
public interface DialogHandler {

  /// Takes a re-INVITE, RFC 3261 §14.2, and answers it, with `request.reply(200).withBody(…)` or a
  /// refusal after which the session goes on as it was. Overlapping and crossing ones never get
  /// here. The default refuses with 488.
  default Response onReinvite(Request reinvite) {
    return reinvite.reply(Status.NOT_ACCEPTABLE_HERE);
  }

  /// The ACK of a re-INVITE that was answered with 2xx; its body is the answer when the 2xx made
  /// the offer.
  default void onAck(Request ack) {}

  /// Takes an UPDATE that makes an offer, RFC 3311 §5.2, in an early dialog too, and answers it as
  /// a re-INVITE. One without an offer, or that crosses another, never gets here. The default
  /// refuses with 488.
  default Response onUpdate(Request update) {
    return update.reply(Status.NOT_ACCEPTABLE_HERE);
  }

  /// Takes a PRACK that makes an offer, RFC 3262 §5, and answers it with a 2xx that has the answer.
  /// Any other PRACK is answered by the endpoint. The default refuses with 488.
  default Response onPrack(Request prack) {
    return prack.reply(Status.NOT_ACCEPTABLE_HERE);
  }

  /// Takes a REFER, RFC 3515: the peer asks that somebody be called, in most cases a transfer.
  /// Comes only where the endpoint takes the method REFER. Called on a thread of its own, one REFER
  /// of a dialog after the other; it may take as long as the transfer does. The default declines.
  default void onRefer(IncomingRefer refer) {
    refer.reject(Status.DECLINE);
  }

  /// Takes any other request within the dialog (INFO, NOTIFY, MESSAGE …) and answers it. BYE and
  /// OPTIONS never get here, the endpoint answers them. The default refuses with 405, or 501 for a
  /// method nobody knows.
  default Response onRequest(Request request) {
    return Methods.refusal(request);
  }

  /// The dialog is over. The last call of all, exactly once, and not before the dialog was handed
  /// out. Not called for an early dialog that was never confirmed.
  default void onEnded(DialogEnd end) {}
}
