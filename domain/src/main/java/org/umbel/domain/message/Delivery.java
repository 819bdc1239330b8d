package org.umbel.domain.message;

import org.umbel.domain.person.Person;

/// Puts messages into a person's mailbox. Waits, at most as long as its adapter states.
///
/// Delivering the same message twice must be recognisable: the mailbox shows it once where the
/// protocol allows.
@FunctionalInterface
public interface Delivery {

  /// @throws DeliveryFailed when it did not get there; the sender tries again unless it is refused
  ///   for good
  void deliver(VoiceMessage message, Person recipient);
}
