package org.umbel.domain.greeting;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.umbel.domain.call.SampleSink;
import org.umbel.domain.person.Extension;

/// People's own recordings. Safe for all threads; waits for the disk.
public interface Greetings {

  /// What a person can record.
  enum Kind {
    /// The whole greeting in the person's own words.
    GREETING,
    /// The name alone, for sentences that Umbel speaks.
    NAME
  }

  /// The recording as a WAV file's bytes, or empty when there is none.
  Optional<ByteBuffer> find(Extension owner, Kind kind);

  /// Begins a new recording beside the one in use.
  Draft draft(Extension owner, Kind kind);

  /// Goes back to the default. Does nothing when there is no recording.
  void delete(Extension owner, Kind kind);

  /// A recording that nobody hears yet.
  interface Draft extends AutoCloseable {

    SampleSink sink();

    /// What was recorded so far, as a WAV file's bytes.
    ByteBuffer sound();

    /// Puts it into use in place of the former one, in one step; on disk when this returns.
    void keep();

    /// Drops it unless kept.
    @Override
    void close();
  }
}
