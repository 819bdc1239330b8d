package org.umbel.domain.preview;

/// Why an offer ended; every offer ends by exactly one of these (RP-1).
public enum OfferEnd {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  TIMEOUT("Timeout"),
  /// Somebody else has accepted.
  TAKEN("Taken"),
  /// It could not be shown.
  ERROR("Error"),
  /// The customer, or who asked for it, has given up.
  CANCEL("Cancel");

  private final String word;

  OfferEnd(String word) {
    this.word = word;
  }

  /// As reports write it.
  public String word() {
    return word;
  }
}
