package org.umbel.server.work;

import org.umbel.domain.agent.duty.Duties;
import org.umbel.domain.agent.state.AutoEvent;
import org.umbel.domain.preview.Offer;
import org.umbel.domain.preview.OfferEnd;
import org.umbel.domain.preview.OfferWatch;
import org.umbel.domain.preview.Where;

/// What becomes of an offer changes the state of its agent (KW-5, CS-2).
record AutomaticStates(Duties duties) implements OfferWatch {

  @Override
  public void offered(Offer offer) {
    // a lease keeps the agent, the state stays
  }

  @Override
  public void ended(Offer offer, OfferEnd end) {
    switch (end) {
      case REJECTED -> duties.automatic(offer.agent(), AutoEvent.PREVIEW_REJECT);
      case TIMEOUT -> duties.automatic(offer.agent(), AutoEvent.PREVIEW_TIMEOUT);
      case ACCEPTED, TAKEN, ERROR, CANCEL -> {}
    }
  }

  @Override
  public void accepted(Offer offer, Where where) {
    if (where instanceof Where.Elsewhere) {
      duties.automatic(offer.agent(), AutoEvent.PREVIEW_REDIRECT);
    }
  }
}
