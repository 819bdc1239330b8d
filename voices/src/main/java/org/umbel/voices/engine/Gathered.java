package org.umbel.voices.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// What a program writes, read by a thread of its own, up to a bound; what comes after is thrown
/// away.
final class Gathered {
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(); // guarded by this
  private final InputStream from;
  private final int most;
  private final Runnable tooMuch;
  private final Thread reader;
  private boolean overflowed; // guarded by this

  /// @param tooMuch done once when the bound is passed
  Gathered(InputStream from, int most, Runnable tooMuch) {
    this.from = from;
    this.most = most;
    this.tooMuch = tooMuch;
    this.reader = Thread.startVirtualThread(this::read);
  }

  private void read() {
    byte[] some = new byte[16_384];
    try {
      for (int count = from.read(some); count >= 0; count = from.read(some)) {
        keep(some, count);
      }
    } catch (IOException closed) {
      // it was ended; what came is enough to tell why
    }
  }

  private void keep(byte[] some, int count) {
    synchronized (this) {
      int room = Math.min(count, most - kept.size());
      kept.write(some, 0, room);
      if (room == count || overflowed) {
        return;
      }
      overflowed = true;
    }
    tooMuch.run();
  }

  void awaitEnd(Duration longest) throws InterruptedException {
    reader.join(longest);
  }

  synchronized boolean overflowed() {
    return overflowed;
  }

  synchronized byte[] bytes() {
    return kept.toByteArray();
  }
}
