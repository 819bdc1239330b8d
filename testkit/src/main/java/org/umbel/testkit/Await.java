package org.umbel.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waiting for other programs, which tell nobody when they are done.
public final class Await {
  private static final Duration BETWEEN = Duration.ofMillis(20);

  /// What was waited for did not come.
  public static final class Vain extends TestkitException {
    private static final long serialVersionUID = 1;

    Vain(String message) {
      super(message);
    }
  }

  private Await() {}

  /// Looks every 20 ms until something is so.
  ///
  /// @throws Vain when it is not so within `limit`
  public static void until(String what, Duration limit, BooleanSupplier so) {
    until(what, limit, so::getAsBoolean, answer -> answer);
  }

  /// Looks every 20 ms until what is seen is as wanted, and returns that.
  ///
  /// @throws Vain telling what was seen last, when it is not so within `limit`
  public static <T> T until(String what, Duration limit, Supplier<T> look, Predicate<T> wanted) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      T seen = look.get();
      if (wanted.test(seen)) {
        return seen;
      }
      if (System.nanoTime() > end) {
        throw new Vain("not within " + limit.toMillis() + " ms: " + what + "; seen last: " + seen);
      }
      pause(BETWEEN);
    }
  }

  /// Lets time pass that a real call needs: a person speaks, a phone rings.
  public static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Vain("interrupted");
    }
  }
}
