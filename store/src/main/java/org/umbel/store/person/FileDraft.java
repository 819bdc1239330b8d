package org.umbel.store.person;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.call.SampleSink;
import org.umbel.domain.greeting.Greetings;
import org.umbel.domain.greeting.RecordingUnavailable;
import org.umbel.store.file.Disk;
import org.umbel.store.file.SoundFile;
import org.umbel.store.file.SoundSink;

/// A greeting that nobody hears yet, in a file beside the one in use. Belongs to the call's thread,
/// its sink to a recorder.
final class FileDraft implements Greetings.Draft {
  private static final Logger LOG = LoggerFactory.getLogger(FileDraft.class);

  private final Disk disk;
  private final SoundFile sound;
  private final Path draft;
  private final Path kept;

  FileDraft(Disk disk, SoundFile sound, Path draft, Path kept) {
    this.disk = disk;
    this.sound = sound;
    this.draft = draft;
    this.kept = kept;
  }

  @Override
  public SampleSink sink() {
    return new SoundSink(sound, draft.toString());
  }

  @Override
  public ByteBuffer sound() {
    try {
      sound.finish();
      return disk.map(draft);
    } catch (IOException refused) {
      throw new RecordingUnavailable("read a draft", draft, refused);
    }
  }

  @Override
  public void keep() {
    try {
      sound.finish();
      disk.move(draft, kept);
      disk.forceFolder(kept.resolveSibling(""));
    } catch (IOException refused) {
      throw new RecordingUnavailable("keep a draft", draft, refused);
    }
  }

  @Override
  public void close() {
    try (sound) {
      disk.delete(draft);
    } catch (IOException refused) {
      LOG.atWarn().setCause(refused).addKeyValue("draft", draft).log("A draft stays until restart");
    }
  }
}
