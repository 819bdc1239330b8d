package org.umbel.web.door;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// What became of logins by page and interface, since the start. Any thread may read them.
public final class LoginCounters {
  private final Map<Login, LongAdder> values = new EnumMap<>(Login.class);

  /// What became of a login.
  public enum Login {
    DONE,
    REFUSED,
    /// Too many wrong ones came from there.
    SLOWED_DOWN,
    /// Too many came at once.
    BUSY
  }

  public LoginCounters() {
    for (var login : Login.values()) {
      values.put(login, new LongAdder());
    }
  }

  void count(Login login) {
    adder(login).increment();
  }

  public long value(Login login) {
    return adder(login).sum();
  }

  private LongAdder adder(Login login) {
    return Objects.requireNonNull(values.get(login));
  }
}
