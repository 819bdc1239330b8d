package org.umbel.domain.preview;

/// Told of offers: the screens, the reports, the agent states. Each offer's beginning comes before
/// its end. Called on the thread that causes it and outside all locks; must not wait for long.
public interface OfferWatch {

  void offered(Offer offer);

  void ended(Offer offer, OfferEnd end);

  /// After the end of an offer that was accepted: where the agent wants to take it.
  default void accepted(Offer offer, Where where) {}
}
