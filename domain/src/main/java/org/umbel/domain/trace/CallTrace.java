package org.umbel.domain.trace;

import java.util.List;

/// A call message by message.
///
/// @param legs the dialogs it is made of, that of the caller first
/// @param steps in the order of time
/// @param leftOut how many steps in the middle were not kept, because it had too many
public record CallTrace(CallSummary summary, List<Leg> legs, List<Step> steps, int leftOut) {
  public CallTrace {
    legs = List.copyOf(legs);
    steps = List.copyOf(steps);
  }
}
