package org.umbel.sip.locate;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How a request outside of dialogs goes on to the next destination when there are several, RFC
/// 3263 §4.3.
///
/// @param connect how long a destination may take to its first response, connecting included,
///   before the next one is tried; the last one has the time of its transaction
/// @param tries destinations an INVITE is sent to at most; at least 1
/// @param retryable final statuses after which the next one is tried; 503 is one in any case, 401
///   and 407 that can be answered never are
public record FailOver(Duration connect, int tries, Set<Integer> retryable) {

  /// 2 s, 3 destinations, 500-599.
  public static final FailOver DEFAULT =
      new FailOver(
          Duration.ofSeconds(2), 3, IntStream.range(500, 600).boxed().collect(Collectors.toSet()));

  /// @throws IllegalArgumentException when there is no try or no time
  public FailOver {
    if (tries < 1 || !connect.isPositive())
      throw new IllegalArgumentException(tries + " tries of " + connect);
    retryable = Set.copyOf(retryable);
  }
}
