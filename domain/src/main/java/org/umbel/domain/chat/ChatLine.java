package org.umbel.domain.chat;

import java.time.Instant;

/// Something that was written.
///
/// @param number 1 for the first of its chat; without gaps
/// @param key by which the writer's screen knows it, so that what is sent twice is written once
/// @param text one to [#LONGEST] characters
public record ChatLine(int number, Side from, String key, String text, Instant at) {
  public static final int LONGEST = 2_000;

  /// Who writes.
  public enum Side {
    AGENT,
    WORKER
  }
}
