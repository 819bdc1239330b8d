package org.umbel.sip.loop;

import java.util.ArrayList;
import java.util.List;

/// Something that happens once, and what is to be done then, each on a virtual thread of its own.
public final class Signal {

  private final List<Runnable> tasks = new ArrayList<>(1);
  private boolean happened;

  public synchronized void then(Runnable task) {
    if (happened) Thread.startVirtualThread(task);
    else tasks.add(task);
  }

  public synchronized void happen() {
    happened = true;
    tasks.forEach(Thread::startVirtualThread);
    tasks.clear();
  }
}
