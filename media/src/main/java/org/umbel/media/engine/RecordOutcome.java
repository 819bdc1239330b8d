package org.umbel.media.engine;

import java.time.Duration;
import org.umbel.media.Audio;
import org.umbel.media.Key;

/// A finished recording: what belongs to it and what ended it.
///
/// @param cause what ended it
/// @param samples how many of the samples the sink received belong to the recording; the sink was
///   told to cut the rest
/// @param speech for how long somebody spoke in it, by the engine's estimate
public record RecordOutcome(Cause cause, long samples, Duration speech) {

  /// The recording's length.
  public Duration duration() {
    return Audio.duration(samples);
  }

  /// What ended a recording.
  public sealed interface Cause {
    /// One of the end keys; the recording stops just before it was pressed.
    record ByKey(Key key) implements Cause {}

    /// Silence after speech, of which half a second is kept; or no speech at all, and then `speech`
    /// is zero.
    record BySilence() implements Cause {}

    /// The longest length was reached.
    record ByLength() implements Cause {}

    /// The session was closed: usually the caller hung up. All that was heard is in the sink.
    record ByClose() implements Cause {}

    /// Another thread called [MediaSession#stopRecording].
    record ByStop() implements Cause {}

    /// The sink threw, or was so slow that the engine's buffer of two seconds ran over; `samples`
    /// tells what it took before.
    record BySink(Throwable failure) implements Cause {}
  }
}
