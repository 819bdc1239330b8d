package org.umbel.sip.admission;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.umbel.sip.loop.Loop;
import org.umbel.sip.transport.Transports;

/// Decides whether new work may be taken on. [#refusal] belongs to the loop.
public final class Admission {

  private static final long FRESH_NANOS = 50_000_000; // an older measurement says nothing any more

  private static final int FEW = 100; // waiting handlers, which are no overload on any machine

  private final LoadLimits limits;
  private final Loop loop;
  private final Transports transports;
  private final long lagNanos;
  private volatile long startDelayNanos;
  private volatile long measuredAt;
  private final AtomicInteger unanswered = new AtomicInteger();

  public Admission(LoadLimits limits, Loop loop, Transports transports) {
    this.limits = limits;
    this.loop = loop;
    this.transports = transports;
    this.lagNanos = limits.lag().toNanos();
    this.measuredAt = loop.nanos() - FRESH_NANOS;
  }

  /// Why nothing more is taken on; empty when it is.
  public Optional<String> refusal(int transactions) {
    if (unanswered.get() >= limits.unanswered())
      return Optional.of(unanswered + " requests wait for their answer");
    if (transactions >= limits.transactions())
      return Optional.of(transactions + " transactions are kept");
    if (transports.lagNanos() > lagNanos) return Optional.of("received datagrams wait too long");
    if (unanswered.get() < FEW) return Optional.empty();
    boolean fresh = loop.nanos() - measuredAt < FRESH_NANOS;
    if (fresh && startDelayNanos > lagNanos) return Optional.of("handlers start too late");
    return Optional.empty();
  }

  public void begin() {
    unanswered.incrementAndGet();
  }

  public void end() {
    unanswered.decrementAndGet();
  }

  /// A handler has begun to run that was started at that time of the loop.
  public void started(long handedOver, long now) {
    startDelayNanos = now - handedOver;
    measuredAt = now;
  }
}
