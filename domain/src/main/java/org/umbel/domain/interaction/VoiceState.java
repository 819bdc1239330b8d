package org.umbel.domain.interaction;

import java.util.Optional;
import java.util.Set;
import org.umbel.domain.call.PhoneNumber;

/// How a worker's call stands.
///
/// @param worker the number at which the worker's phone rings or talks
/// @param consulted whom the worker consults or confers with
/// @param possible what may be asked for now
public record VoiceState(
    Phase phase, PhoneNumber worker, Optional<PhoneNumber> consulted, Set<Steer> possible) {

  /// What goes on.
  public enum Phase {
    /// The worker's phone rings, the customer waits.
    RINGING,
    TALKING,
    HELD,
    /// Whom the worker wants to consult is being called.
    CALLING,
    CONSULTING,
    CONFERENCE,
    /// The worker is out of it.
    RELEASED
  }

  /// What can be asked for.
  public enum Steer {
    ANSWER,
    HOLD,
    RETRIEVE,
    TRANSFER,
    CONSULT,
    END_CONSULT,
    COMPLETE_TRANSFER,
    CONFERENCE,
    KEYS,
    RELEASE
  }

  public VoiceState {
    possible = Set.copyOf(possible);
  }
}
