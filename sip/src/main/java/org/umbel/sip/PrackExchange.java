package org.umbel.sip;

import java.util.function.Consumer;
import org.umbel.sip.dialog.Offers;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// A PRACK of ours, RFC 3262 §5: its body is the answer when the provisional response made the
/// offer, else an offer of its own.
final class PrackExchange extends Exchange {

  private final Offers offers;
  private final Consumer<Response> answered;
  private boolean offered;

  /// @param answered told of the final response to an offer, on the loop
  PrackExchange(Dialog dialog, Consumer<Response> answered) {
    this.offers = dialog.server().offers();
    this.answered = answered;
  }

  @Override
  boolean begin(Request prack) {
    offered = prack.bodyLength() > 0 && offers.mayOffer();
    if (offered) offers.weOffer();
    else offers.weHaveAnswered();
    return true;
  }

  @Override
  public void onResponse(Response response) {
    if (!response.provisional()) ended();
    if (offered && !response.provisional()) answered.accept(response);
    super.onResponse(response);
  }

  @Override
  public void onTimeout() {
    ended();
    super.onTimeout();
  }

  @Override
  public void onUnsent(String reason) {
    ended();
    super.onUnsent(reason);
  }

  private void ended() {
    if (offered) offers.peerHasAnswered();
  }
}
