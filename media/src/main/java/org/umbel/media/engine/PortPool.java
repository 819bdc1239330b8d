package org.umbel.media.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.Random;

/// The even ports of a range, in random order at first; then the one free for the longest time
/// comes next, so that late packets of a call do not meet the following one. Any thread may call.
final class PortPool {
  private final ArrayDeque<Integer> free;

  PortPool(PortRange range, long seed) {
    var ports = new ArrayList<Integer>(range.pairs());
    for (int i = 0; i < range.pairs(); i++) {
      ports.add(range.first() + 2 * i);
    }
    Collections.shuffle(ports, new Random(seed));
    free = new ArrayDeque<>(ports);
  }

  synchronized OptionalInt take() {
    Integer port = free.poll();
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }

  synchronized void give(int port) {
    free.add(port);
  }

  synchronized int available() {
    return free.size();
  }
}
