package org.umbel.telephony.registration;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts wrong passwords for each address they come from and each user they are tried for, so that
/// guessing is slow. Addresses of IPv6 count by their network of 64 bits. Safe for all threads.
final class LoginThrottle {
  static final int MOST_OF_AN_ADDRESS = 10;
  static final int MOST_OF_A_USER = 30;
  static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int REMEMBERED = 20_000; // beyond it the oldest are forgotten
  private static final int NETWORK_BYTES = 8;

  private final InstantSource clock;
  private final Map<Object, Tries> tries = new LinkedHashMap<>(); // by age; guarded by this

  private static final class Tries {
    private final Instant until;
    private int wrong;

    Tries(Instant until) {
      this.until = until;
    }
  }

  private record Network(String prefix) {}

  private record User(String name) {}

  LoginThrottle(InstantSource clock) {
    this.clock = clock;
  }

  /// Whether no password is looked at now.
  synchronized boolean closed(InetAddress source, String user) {
    return wrong(network(source)) >= MOST_OF_AN_ADDRESS || closed(user);
  }

  /// The same for somebody whose address says nothing, as it is that of many.
  synchronized boolean closed(String user) {
    return wrong(new User(user)) >= MOST_OF_A_USER;
  }

  /// Counts a wrong password.
  ///
  /// @return whether it is the first of this address for a while, worth being told
  synchronized boolean wrong(InetAddress source, String user) {
    wrong(user);
    return count(network(source)) == 1;
  }

  /// Counts a wrong password that may have come in somebody else's name.
  synchronized void wrong(String user) {
    count(new User(user));
  }

  private int wrong(Object key) {
    var known = tries.get(key);
    return known == null || !clock.instant().isBefore(known.until) ? 0 : known.wrong;
  }

  private int count(Object key) {
    if (wrong(key) == 0) {
      tries.remove(key);
      tries.put(key, new Tries(clock.instant().plus(WINDOW)));
      forgetOldest();
    }
    return ++requireNonNull(tries.get(key)).wrong;
  }

  private void forgetOldest() {
    var oldest = tries.entrySet().iterator();
    while (oldest.hasNext()) {
      var expired = !clock.instant().isBefore(oldest.next().getValue().until);
      if (!expired && tries.size() <= REMEMBERED) {
        return;
      }
      oldest.remove();
    }
  }

  private static Network network(InetAddress source) {
    var bytes = source.getAddress();
    var prefix = Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES));
    return new Network(Arrays.toString(prefix));
  }
}
