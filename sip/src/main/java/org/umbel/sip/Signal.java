package org.umbel.sip;

import java.util.ArrayList;
import java.util.List;

/// Something that happens once, and what is to be done then, each on a virtual thread of its own.
final class Signal {

  private final List<Runnable> tasks = new ArrayList<>(1);
  private boolean happened;

  synchronized void then(Runnable task) {
    if (happened) Thread.startVirtualThread(task);
    else tasks.add(task);
  }

  synchronized void happen() {
    happened = true;
    tasks.forEach(Thread::startVirtualThread);
    tasks.clear();
  }
}
