package org.umbel.domain.report;

import java.time.Instant;
import java.util.Optional;

/// Reports that wait until somebody takes them, in their order, each once. At most a number of
/// them: the oldest is dropped then. What waits outlives the server. Safe for all threads; only
/// [#first] waits.
public interface ReportQueue extends AutoCloseable {

  void add(Report report);

  /// The oldest; waits for one. It stays until it is removed.
  Report first() throws InterruptedException;

  /// It was taken. Nothing happens when it was dropped meanwhile.
  void remove(Report report);

  int size();

  /// Of when the oldest is.
  Optional<Instant> since();

  /// How many were dropped since the start, because there was no room.
  long dropped();

  @Override
  void close();
}
