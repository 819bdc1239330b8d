package org.umbel.flows;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.SampleSink;
import org.umbel.domain.message.CannotTakeMessage;
import org.umbel.domain.message.Deposit;
import org.umbel.domain.message.Envelope;
import org.umbel.domain.message.Marks;
import org.umbel.domain.message.Outbox;

/// An outbox that remembers what was taken, what was dropped and what was left open.
final class MemoryOutbox implements Outbox {
  /// @param mail that goes along, if any
  record Taken(Envelope envelope, Duration duration, Optional<ByteBuffer> mail) {}

  final List<Taken> taken = new ArrayList<>();
  final List<Envelope> discarded = new ArrayList<>();
  final List<Envelope> closed = new ArrayList<>();
  boolean full;
  int fullAfter = Integer.MAX_VALUE;
  private int opened;

  @Override
  public Deposit open(Envelope envelope) {
    if (full || opened++ >= fullAfter) {
      throw new CannotTakeMessage(envelope.id(), "disk full");
    }
    return new Deposit() {
      private long spoken;
      private Envelope marked = envelope;
      private Optional<ByteBuffer> mail = Optional.empty();

      @Override
      public void mark(Marks marks) {
        marked = marked.marked(marks);
      }

      @Override
      public SampleSink sink() {
        var before = spoken;
        return new SampleSink() {
          @Override
          public void write(ShortBuffer samples) {
            spoken += samples.remaining();
          }

          @Override
          public void cutTo(long samples) {
            spoken = before + samples;
          }
        };
      }

      @Override
      public ByteBuffer sound() {
        return House.wav(Math.toIntExact(spoken));
      }

      @Override
      public void attach(ByteBuffer attached) {
        mail = Optional.of(attached);
      }

      @Override
      public void commit() {
        taken.add(new Taken(marked, Duration.ofMillis(spoken / 8), mail));
      }

      @Override
      public void discard() {
        discarded.add(envelope);
      }

      @Override
      public void close() {
        closed.add(envelope);
      }
    };
  }
}
