package org.umbel.domain.trace;

import java.util.List;

/// An exchange message by message.
///
/// @param leg the other side; never with audio
/// @param steps in the order of time
/// @param leftOut how many steps in the middle were not kept
public record ExchangeTrace(ExchangeSummary summary, Leg leg, List<Step> steps, int leftOut) {
  public ExchangeTrace {
    steps = List.copyOf(steps);
  }
}
