package org.umbel.sip.transport;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Messages that wait to be written to one connection, up to a number of bytes. Any thread may use
/// it; nothing waits.
final class Outbox {

  /// What became of a message.
  sealed interface Result {}

  /// It waits; somebody is writing.
  record Waiting() implements Result {}

  /// It waits, and the caller has to start writing.
  record First() implements Result {}

  /// There is no room left.
  record Full() implements Result {}

  /// There is no connection any more.
  record Ended(String reason) implements Result {}

  // The bytes are never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Outgoing(byte[] bytes, Flow.Failure failure) {}

  private final int largest;
  private final Queue<Outgoing> waiting = new ArrayDeque<>(2);
  private int bytes;
  private boolean writing = true; // what comes before the connection waits for it
  private @Nullable String ended;

  /// @param largest bytes that may wait
  Outbox(int largest) {
    this.largest = largest;
  }

  synchronized Result add(byte[] message, Flow.Failure failure) {
    if (ended != null) return new Ended(ended);
    bytes += message.length;
    waiting.add(new Outgoing(message, failure));
    if (bytes > largest) return new Full();
    if (writing) return new Waiting();
    writing = true;
    return new First();
  }

  /// The next to be written; without one the caller stops to write.
  synchronized Optional<byte[]> next() {
    var next = waiting.poll();
    writing = next != null;
    if (next == null) return Optional.empty();
    bytes -= next.bytes.length;
    return Optional.of(next.bytes);
  }

  synchronized boolean open() {
    return ended == null;
  }

  /// Takes nothing any more.
  ///
  /// @return what was not written; empty when it has ended already
  synchronized Optional<List<Outgoing>> end(String reason) {
    if (ended != null) return Optional.empty();
    ended = reason;
    var unsent = List.copyOf(waiting);
    waiting.clear();
    return Optional.of(unsent);
  }
}
