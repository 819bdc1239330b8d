package org.umbel.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How much is measured.
///
/// @param brief a short run for a first impression; its figures are noisier
/// @param step how long each step lasts, when told
/// @param steps calls a second, or simultaneous calls, to be tried one after the other, lowest
///   first; empty for the benchmark's own
public record Effort(boolean brief, Optional<Duration> step, List<Integer> steps) {

  public Effort {
    steps = steps.stream().sorted().toList();
  }

  /// How long a step lasts.
  public Duration step(Duration ifBrief, Duration ifFull) {
    return step.orElse(brief ? ifBrief : ifFull);
  }

  /// What is tried one after the other.
  public List<Integer> steps(List<Integer> ifBrief, List<Integer> ifFull) {
    if (!steps.isEmpty()) return steps;
    return brief ? ifBrief : ifFull;
  }

  /// How often something is repeated or how many of it are made.
  public int count(int ifBrief, int ifFull) {
    return brief ? ifBrief : ifFull;
  }
}
