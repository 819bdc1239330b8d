package org.umbel.sip.trace;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// Numbers of an endpoint since its start. Any thread may read them.
public final class SipCounters {

  /// What is counted; each has the meaning of the [SipEvent] of its name if there is one.
  public enum Counter {
    RECEIVED,
    SENT,
    RETRANSMITTED,
    REFUSED,
    MALFORMED,
    /// Keep-alives over UDP that were answered; too many to tell of each.
    KEPT_ALIVE,
    STRAY,
    TIMED_OUT,
    ABANDONED,
    NO_ACK,
    TRANSPORT_FAILED,
    DENIED,
    THROTTLED,
    INSECURE,
    SHED,
    HANDLER_FAILED,
    FAULT
  }

  private final Map<Counter, LongAdder> values = new EnumMap<>(Counter.class);

  SipCounters() {
    for (var counter : Counter.values()) values.put(counter, new LongAdder());
  }

  void count(Counter counter) {
    adder(counter).increment();
  }

  public long value(Counter counter) {
    return adder(counter).sum();
  }

  /// All of them at about one moment.
  public Map<Counter, Long> snapshot() {
    var snapshot = new EnumMap<Counter, Long>(Counter.class);
    for (var counter : Counter.values()) snapshot.put(counter, value(counter));
    return snapshot;
  }

  private LongAdder adder(Counter counter) {
    return Objects.requireNonNull(values.get(counter));
  }
}
