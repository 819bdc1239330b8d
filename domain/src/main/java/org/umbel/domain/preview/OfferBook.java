package org.umbel.domain.preview;

/// Where a round tells that one of its offers has ended. Called outside all locks.
@FunctionalInterface
interface OfferBook {

  void ended(Offer offer, OfferEnd end);
}
