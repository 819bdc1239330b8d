package org.umbel.store.trace;

import java.time.Duration;

/// How much is kept of the ways of messages.
///
/// @param messages above this number the oldest is forgotten; 0 keeps nothing
/// @param age what nothing was heard of for so long is forgotten
public record MessageTraceLimits(int messages, Duration age) {
  /// 10 000 messages, 30 days.
  public static final MessageTraceLimits DEFAULT =
      new MessageTraceLimits(10_000, Duration.ofDays(30));
}
