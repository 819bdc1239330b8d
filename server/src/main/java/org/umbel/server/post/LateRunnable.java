package org.umbel.server.post;

import java.util.Optional;

/// Stands for something to do that is made later than those who ask for it. What is asked for
/// before is dropped.
final class LateRunnable implements Runnable {
  private volatile Optional<Runnable> task = Optional.empty();

  void begin(Runnable made) {
    task = Optional.of(made);
  }

  @Override
  public void run() {
    task.ifPresent(Runnable::run);
  }
}
