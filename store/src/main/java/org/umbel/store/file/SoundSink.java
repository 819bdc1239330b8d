package org.umbel.store.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ShortBuffer;
import org.umbel.domain.call.SampleSink;

/// Lets a recorder write into a sound file.
///
/// @param what is recorded, for complaints, such as "message 6f1c"
/// @param before how many samples the file had when this recording began
public record SoundSink(SoundFile sound, String what, long before) implements SampleSink {

  /// Goes on where the file ends now.
  public SoundSink(SoundFile sound, String what) {
    this(sound, what, sound.bytes() / WavHeader.BYTES_PER_SAMPLE);
  }

  @Override
  public void write(ShortBuffer samples) {
    try {
      sound.append(samples);
    } catch (IOException refused) {
      throw new UncheckedIOException("Cannot record " + what, refused);
    }
  }

  @Override
  public void cutTo(long samples) {
    try {
      sound.cutTo(before + samples);
    } catch (IOException refused) {
      throw new UncheckedIOException("Cannot cut " + what, refused);
    }
  }
}
