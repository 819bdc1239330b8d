package org.umbel.sip;

import org.jspecify.annotations.Nullable;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;

/// An UPDATE of ours. One with an offer must not cross another offer, RFC 3311 §5.1.
final class UpdateExchange extends Exchange {

  private final Dialog dialog;
  private @Nullable Request sent;
  private boolean offers;

  UpdateExchange(Dialog dialog) {
    this.dialog = dialog;
  }

  @Override
  boolean begin(Request update) {
    sent = update;
    offers = update.bodyLength() > 0;
    if (!offers) return true;
    if (!dialog.server().offers().mayOffer()) return false;
    dialog.server().offers().weOffer();
    return true;
  }

  @Override
  public void onResponse(Response response) {
    if (response.provisional()) return;
    answered();
    if (response.success()) changed(response);
    else if (response.status() == Status.SESSION_INTERVAL_TOO_SMALL)
      dialog.timer().tooSmall(response);
    super.onResponse(response);
  }

  @Override
  public void onTimeout() {
    answered();
    super.onTimeout();
  }

  @Override
  public void onUnsent(String reason) {
    answered();
    super.onUnsent(reason);
  }

  private void changed(Response ok) {
    dialog.state().refresh(ok);
    dialog.timer().agreed(ok);
    if (sent != null) dialog.said(sent);
  }

  private void answered() {
    if (offers) dialog.server().offers().peerHasAnswered();
  }
}
