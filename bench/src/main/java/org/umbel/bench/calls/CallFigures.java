package org.umbel.bench.calls;

import java.time.Duration;
import java.util.List;
import org.umbel.bench.Figures;

/// What became of a load.
///
/// @param completed answered, and hung up where that was wanted, each with a 200
/// @param shed refused with 503
/// @param lost given up without an answer, or refused otherwise
/// @param repeatedByUs requests sent again because no answer came in time
/// @param repeatedByServer final answers that came again
/// @param loading from the first call to the last one's beginning
/// @param answerMillis from each INVITE to its 200
public record CallFigures(
    CallLoad load,
    int completed,
    int shed,
    int lost,
    int repeatedByUs,
    int repeatedByServer,
    Duration loading,
    List<Double> answerMillis) {

  private static final double ON_TIME = 0.97;

  /// Every call came to its right end, and at most one in a hundred needed a message twice.
  public boolean clean() {
    return completed == load.count() && repeatedByUs + repeatedByServer <= load.count() / 100;
  }

  /// Whether the generator began the calls as fast as it was told to.
  public boolean onTime() {
    double wanted = (double) load.count() / load.perSecond();
    return wanted / (loading.toNanos() / 1e9) > ON_TIME;
  }

  public double completedPerSecond() {
    return completed / Math.max(loading.toNanos() / 1e9, 1e-9);
  }

  public double medianAnswerMillis() {
    return Figures.median(answerMillis);
  }

  public double slowAnswerMillis() {
    return Figures.quantile(answerMillis, 0.99);
  }
}
