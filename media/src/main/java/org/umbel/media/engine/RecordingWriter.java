package org.umbel.media.engine;

import java.io.IOException;
import org.umbel.media.Audio;
import org.umbel.media.SampleSink;
import org.umbel.media.engine.RecordOutcome.Cause;

/// The half of a recording that may wait for the disk: moves samples from the ring to the sink, on
/// the thread that records.
final class RecordingWriter {
  private final Recording recording;
  private final SampleSink sink;
  private final Bell bell;

  RecordingWriter(Recording recording, SampleSink sink, Bell bell) {
    this.recording = recording;
    this.sink = sink;
    this.bell = bell;
  }

  /// Writes until the recording is over.
  ///
  /// @throws InterruptedException when the thread is interrupted; all that was final is then
  ///   written
  RecordOutcome run() throws InterruptedException {
    try {
      Recording.End end = recording.end();
      while (end == null) {
        recording.await(bell);
        end = recording.end();
        recording.ring().drain(sink, end == null ? Long.MAX_VALUE : end.samples());
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      recording.ring().drain(sink, end.samples());
      if (recording.ring().taken() > end.samples()) {
        sink.cutTo(end.samples());
      }
      return outcome(end.cause(), end.samples());
    } catch (IOException | RuntimeException failure) {
      return outcome(new Cause.BySink(failure), recording.ring().taken());
    }
  }

  private RecordOutcome outcome(Cause cause, long samples) {
    long spoken = Math.min(recording.speech(), samples);
    return new RecordOutcome(cause, samples, Audio.duration(spoken));
  }
}
