package org.umbel.codecs;

import java.util.concurrent.atomic.AtomicInteger;

/// How many encoders of a codec may work at once, so that an expensive one leaves the machine time
/// for all other calls. What is open already goes on. Any thread may call.
final class Room {
  private final int most;
  private final AtomicInteger open = new AtomicInteger();

  Room(int most) {
    this.most = most;
  }

  boolean isLeft() {
    return open.get() < most;
  }

  void enter() {
    open.incrementAndGet();
  }

  void leave() {
    open.decrementAndGet();
  }
}
