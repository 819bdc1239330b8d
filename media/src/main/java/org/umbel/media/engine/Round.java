package org.umbel.media.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The streams of a media thread, and when each is due. The times lie side by side, so that a beat
/// in which a stream has nothing to do does not touch the stream. Belongs to the media thread.
final class Round {
  private @Nullable Stream[] streams = new @Nullable Stream[16];
  private long[] due = new long[streams.length];
  private final Belongings belongings = new Belongings();
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  /// Puts a stream in, due at once.
  void add(Stream stream) {
    if (count == streams.length) {
      streams = Arrays.copyOf(streams, 2 * count);
      due = Arrays.copyOf(due, 2 * count);
    }
    streams[count] = stream;
    due[count] = Long.MIN_VALUE;
    belongings.renew(count, stream);
    count++;
  }

  /// Takes a stream out, if it is here; the last takes its place.
  void remove(Stream stream) {
    for (int i = 0; i < count; i++) {
      if (streams[i] == stream) {
        count--;
        streams[i] = streams[count];
        due[i] = due[count];
        belongings.move(count, i);
        streams[count] = null;
        return;
      }
    }
  }

  /// What is done for a stream that is due.
  interface Turn {
    /// @return when it is due again, in media time
    long serve(Stream stream);
  }

  /// Serves all that are due. A turn adds and removes nothing.
  void serve(long now, Turn turn) {
    for (int i = 0; i < count; i++) {
      Stream stream = streams[i];
      if (due[i] <= now && stream != null) {
        belongings.fetch(i);
        due[i] = turn.serve(stream);
        if (stream.hasOthers()) {
          belongings.renew(i, stream);
        }
      }
    }
  }

  /// Any of the streams; null when there is none.
  @Nullable Stream last() {
    return count == 0 ? null : streams[count - 1];
  }
}
