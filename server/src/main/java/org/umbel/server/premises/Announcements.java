package org.umbel.server.premises;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;

/// Tells everybody who listens what happened, in the order in which they began to. Safe for all
/// threads; as quick as the listeners are.
public final class Announcements implements Journal {
  private final List<Journal> listeners = new CopyOnWriteArrayList<>();

  public void follow(Journal listener) {
    listeners.add(listener);
  }

  @Override
  public void happened(Event event) {
    listeners.forEach(listener -> listener.happened(event));
  }
}
