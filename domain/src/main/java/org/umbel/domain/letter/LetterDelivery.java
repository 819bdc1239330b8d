package org.umbel.domain.letter;

/// Brings letters to people's mailboxes. Waits, at most as long as its adapter states. The same
/// letter delivered twice must be recognisable.
@FunctionalInterface
public interface LetterDelivery {

  /// @throws LetterNotDelivered when it did not get there; the sender tries again unless it is
  ///   refused for good
  void deliver(Letter letter, Addressee to);
}
