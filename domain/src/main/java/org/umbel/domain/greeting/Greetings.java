package org.umbel.domain.greeting;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.call.SampleSink;
import org.umbel.domain.person.Extension;

/// People's own recordings, and the one greeting for everybody. Safe for all threads; waits for the
/// disk. Where that refuses, [RecordingUnavailable] is thrown and nothing has changed.
public interface Greetings {

  /// What a person has recorded.
  Set<Recordable> recorded(Extension owner);

  /// The recording as a WAV file's bytes, or empty when there is none.
  Optional<ByteBuffer> find(Extension owner, Recordable what);

  /// Begins a new recording beside the one in use.
  Draft draft(Extension owner, Recordable what);

  /// Goes back to the default. Does nothing when there is no recording.
  void delete(Extension owner, Recordable what);

  /// The greeting for everybody (CA-5) as a WAV file's bytes, or empty when there is none.
  Optional<ByteBuffer> forEverybody();

  /// Begins a new greeting for everybody beside the one in use.
  Draft draftForEverybody();

  /// Does nothing when there is none.
  void deleteForEverybody();

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
