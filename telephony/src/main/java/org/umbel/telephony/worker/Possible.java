package org.umbel.telephony.worker;

import java.util.EnumSet;
import java.util.Set;
import org.umbel.domain.interaction.VoiceState.Phase;
import org.umbel.domain.interaction.VoiceState.Steer;

/// What may be asked for of a worker's call.
final class Possible {
  private Possible() {}

  /// @param command whether the phone that rings can be told to answer
  /// @param held by the worker, and not by the phone alone
  /// @param transferring whether whoever answers gets the customer
  static Set<Steer> in(Phase phase, boolean command, boolean held, boolean transferring) {
    var steers =
        switch (phase) {
          case RINGING -> EnumSet.of(Steer.RELEASE);
          case TALKING ->
              EnumSet.of(Steer.HOLD, Steer.TRANSFER, Steer.CONSULT, Steer.KEYS, Steer.RELEASE);
          case HELD -> EnumSet.of(Steer.TRANSFER, Steer.CONSULT, Steer.RELEASE);
          case CALLING -> EnumSet.of(Steer.END_CONSULT, Steer.RELEASE);
          case CONSULTING ->
              EnumSet.of(
                  Steer.END_CONSULT,
                  Steer.COMPLETE_TRANSFER,
                  Steer.CONFERENCE,
                  Steer.KEYS,
                  Steer.RELEASE);
          case CONFERENCE ->
              EnumSet.of(Steer.END_CONSULT, Steer.COMPLETE_TRANSFER, Steer.KEYS, Steer.RELEASE);
          case RELEASED -> EnumSet.noneOf(Steer.class);
        };
    if (phase == Phase.RINGING && command) {
      steers.add(Steer.ANSWER);
    }
    if (phase == Phase.HELD && held) {
      steers.add(Steer.RETRIEVE);
    }
    if (phase == Phase.CALLING && !transferring) {
      steers.add(Steer.COMPLETE_TRANSFER);
    }
    return steers;
  }
}
