package org.umbel.web.door;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Slows down those who guess PINs from one place over many boxes, where no single box sees enough
/// wrong tries to lock. A place may be wrong [#BURST] times, and then once in [#PAUSE]. Who has
/// logged in from there before is not slowed down by the others: an office often shares an address.
///
/// Remembers at most [#MOST] places and as many people at places; a further one makes it forget
/// that which was seen longest ago. Safe for all threads, never waits.
public final class LoginThrottle {
  public static final int BURST = 30;
  public static final Duration PAUSE = Duration.ofSeconds(20);
  static final int MOST = 10_000;
  private static final Duration CREDIT = PAUSE.multipliedBy(BURST);

  private final InstantSource clock;

  /// When a place has made good for all its tries. Guarded by this.
  private final Map<String, Instant> clear = bounded();

  /// Who has logged in from where. Guarded by this.
  private final Map<Known, Instant> known = bounded();

  private record Known(String source, String extension) {}

  public LoginThrottle(InstantSource clock) {
    this.clock = clock;
  }

  /// Counts a try, before the PIN is looked at, so that tries made at once cannot pass uncounted.
  ///
  /// @return how long to wait first; empty when it may be made now
  synchronized Optional<Duration> tried(String source, String extension) {
    if (known.containsKey(new Known(source, extension))) {
      return Optional.empty();
    }
    var now = clock.instant();
    var then = later(now, clear.get(source)).plus(PAUSE);
    var wait = Duration.between(now.plus(CREDIT), then);
    if (wait.isPositive()) {
      return Optional.of(wait);
    }
    clear.put(source, then);
    return Optional.empty();
  }

  /// The try was right and counts no longer.
  synchronized void succeeded(String source, String extension) {
    if (known.put(new Known(source, extension), clock.instant()) == null) {
      clear.computeIfPresent(source, (_, then) -> then.minus(PAUSE));
    }
  }

  private static Instant later(Instant now, @Nullable Instant other) {
    return other == null || other.isBefore(now) ? now : other;
  }

  private static <K> Map<K, Instant> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, Instant> eldest) {
        return size() > MOST;
      }
    };
  }
}
