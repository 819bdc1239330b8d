package org.umbel.telephony.worker;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.interaction.VoiceCall.Steered;
import org.umbel.domain.interaction.VoiceState;
import org.umbel.domain.interaction.VoiceState.Steer;
import org.umbel.telephony.call.OwnSide;

/// What may happen to a worker's call. One after the other, on the call's thread.
sealed interface News {

  /// Somebody steers.
  ///
  /// @param target for those steers that have one
  /// @param reply gets what became of it, exactly once
  record Asked(Steer steer, Optional<PhoneNumber> target, BlockingQueue<Steered> reply)
      implements News {}

  /// Somebody follows the states from now on.
  record Followed(Consumer<VoiceState> follower) implements News {}

  /// A phone of an invitee rings.
  record Rings(Invitee who) implements News {}

  /// The contact point that the worker consults has answered: nobody serves yet.
  record Waits(Invitee who) implements News {}

  /// An invitee talks.
  record Taken(Invitee who) implements News {}

  /// An invitee will not talk.
  record NotTaken(Invitee who, Reason reason) implements News {}

  /// A party has hung up.
  record Left(OwnSide party) implements News {}

  /// Somebody else has taken a party's place, by a transfer of the phone's own.
  record Moved(OwnSide party) implements News {}

  /// A party's phone has put the call on hold, or taken it back.
  record Held(OwnSide party, boolean held) implements News {}

  /// The customer was to be passed on to another conversation.
  record Conveyed(boolean done) implements News {}

  /// Those who may press keys for the worker.
  ///
  /// @param reply gets whom they are for; nobody when that is not possible now
  record Pressing(BlockingQueue<List<OwnSide>> reply) implements News {}
}
