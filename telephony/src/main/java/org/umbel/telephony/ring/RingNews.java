package org.umbel.telephony.ring;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;

/// What may happen while phones ring.
sealed interface RingNews {

  /// A phone was answered, or will not be.
  record Settled(Approach.Result result) implements RingNews {}

  /// The party has given up.
  record PartyLeft(CallingParty party) implements RingNews {}

  /// Somebody wants to take the call in the phones' place.
  ///
  /// @param reply gets the outcome, or nothing when that comes too late
  record PickedUp(UnansweredCaller newcomer, BlockingQueue<Optional<Ringing.Outcome>> reply)
      implements RingNews {}

  /// The phones are to ring for somebody else.
  ///
  /// @param reply gets the outcome when that is known, or nothing when that comes too late
  record TakenOver(CallingParty newcomer, BlockingQueue<Optional<Ringing.Outcome>> reply)
      implements RingNews {}
}
