package org.umbel.voices;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.umbel.domain.speech.Recital;
import org.umbel.domain.speech.Sentence;

/// Makes sentences on a thread of its own, at most [#AHEAD] more than were asked for.
final class LiveRecital implements Recital {
  private static final int AHEAD = 2;

  private final BlockingQueue<Piece> made = new ArrayBlockingQueue<>(AHEAD + 1);
  private final Thread maker;
  private boolean over; // of the call's thread alone

  /// Makes one sentence.
  interface Maker {
    ShortBuffer make(Sentence sentence) throws InterruptedException;
  }

  LiveRecital(List<Sentence> sentences, Maker sentence) {
    maker = Thread.ofVirtual().name("recital").start(() -> make(sentences, sentence));
  }

  private void make(List<Sentence> sentences, Maker maker) {
    try {
      for (var sentence : sentences) {
        made.put(piece(sentence, maker));
      }
      made.put(new Piece.Over());
    } catch (InterruptedException closed) {
      end();
    } catch (RuntimeException fault) {
      end(); // nobody shall wait for it without end
      throw fault;
    }
  }

  private void end() {
    made.clear();
    made.add(new Piece.Over());
  }

  private static Piece piece(Sentence sentence, Maker maker) throws InterruptedException {
    try {
      return new Piece.Said(maker.make(sentence));
    } catch (VoicesException failure) {
      return new Piece.Unsaid(sentence, failure.words());
    }
  }

  @Override
  public Piece next() throws InterruptedException {
    if (over) {
      return new Piece.Over();
    }
    var piece = made.take();
    over = piece instanceof Piece.Over;
    return piece;
  }

  @Override
  public Optional<Piece> next(Duration patience) throws InterruptedException {
    if (over) {
      return Optional.of(new Piece.Over());
    }
    var piece = Optional.ofNullable(made.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    over = piece.filter(Piece.Over.class::isInstance).isPresent();
    return piece;
  }

  @Override
  public void close() {
    maker.interrupt();
  }
}
