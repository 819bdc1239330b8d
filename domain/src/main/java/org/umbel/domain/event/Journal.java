package org.umbel.domain.event;

/// Is told what happened. Returns at once, never throws; safe for all threads.
@FunctionalInterface
public interface Journal {
  void happened(Event event);
}
