package org.umbel.store.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ShortBuffer;
import org.umbel.domain.call.SampleSink;

/// Lets a recorder write into a sound file.
///
/// @param what is recorded, for complaints, such as "message 6f1c"
public record SoundSink(SoundFile sound, String what) implements SampleSink {

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
      sound.cutTo(samples);
    } catch (IOException refused) {
      throw new UncheckedIOException("Cannot cut " + what, refused);
    }
  }
}
