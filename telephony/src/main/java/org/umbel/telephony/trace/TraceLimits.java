package org.umbel.telephony.trace;

/// How much of calls is kept in memory. Beside them each line keeps its last exchanges outside
/// calls, a hundred of each kind in 1 MB; none when no calls are kept.
///
/// @param calls answered ones; a further one pushes out the oldest. Of calls that nobody answered a
///   fifth as many are kept beside them, so that a flood of refused calls pushes out only its like
/// @param bytes of all messages together; above it the oldest calls are forgotten
/// @param keysShown whether it is kept which keys were pressed; they may be a PIN
public record TraceLimits(int calls, long bytes, boolean keysShown) {

  /// 1 000 calls in 32 MB, keys hidden.
  public static final TraceLimits DEFAULT = new TraceLimits(1_000, 32L << 20, false);

  /// Steps of a call that are kept from its beginning, and as many from its end.
  static final int STEPS = 150;

  /// Dialogs of one call.
  static final int LEGS = 64;

  /// Exchanges of each kind outside calls, for each line.
  static final int EXCHANGES = 100;

  /// Memory of them.
  static final long EXCHANGE_BYTES = 1L << 20;

  /// @throws IllegalArgumentException when negative
  public TraceLimits {
    if (calls < 0 || bytes < 0) {
      throw new IllegalArgumentException("Negative: " + calls + " calls, " + bytes + " bytes");
    }
  }

  int unanswered() {
    return (calls + 4) / 5;
  }
}
