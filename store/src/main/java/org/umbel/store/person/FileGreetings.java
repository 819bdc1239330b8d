package org.umbel.store.person;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.umbel.domain.greeting.Greetings;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.greeting.RecordingUnavailable;
import org.umbel.domain.person.Extension;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.LocalDisk;
import org.umbel.store.file.SoundFile;

/// Greetings and names as WAV files, a folder for each person and one for everybody. A draft grows
/// beside the one in use and takes its place by one forced rename. Drafts that a crash left are
/// removed at start.
public final class FileGreetings implements Greetings {
  static final String DRAFT = ".draft";
  private static final String SOUND = ".wav";
  private static final String EVERYBODY = "everybody";
  private static final String GREETING = "greeting";

  private final Path folder;
  private final Disk disk;

  /// @param folder made when there is none
  /// @throws DiskRefused when it cannot be made
  public FileGreetings(Path folder) {
    this(folder, new LocalDisk());
  }

  FileGreetings(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
    try {
      new EntryFolder(disk, folder).prepare();
      for (var owner : disk.list(folder)) {
        removeDrafts(owner);
      }
    } catch (IOException refused) {
      throw new DiskRefused("keep greetings", folder, refused);
    }
  }

  private void removeDrafts(Path owner) throws IOException {
    for (var file : disk.list(owner)) {
      if (file.toString().endsWith(DRAFT)) {
        disk.delete(file);
      }
    }
  }

  @Override
  public Set<Recordable> recorded(Extension owner) {
    var home = home(owner);
    try {
      var recorded = new HashSet<Recordable>();
      if (disk.exists(home)) {
        for (var file : disk.list(home)) {
          word(file).flatMap(Recordable::of).ifPresent(recorded::add);
        }
      }
      return recorded;
    } catch (IOException refused) {
      throw new RecordingUnavailable("list the recordings of " + owner, folder, refused);
    }
  }

  @Override
  public Optional<ByteBuffer> find(Extension owner, Recordable what) {
    return find(home(owner), what.word());
  }

  @Override
  public Draft draft(Extension owner, Recordable what) {
    return draft(home(owner), what.word());
  }

  @Override
  public void delete(Extension owner, Recordable what) {
    delete(home(owner), what.word());
  }

  @Override
  public Optional<ByteBuffer> forEverybody() {
    return find(folder.resolve(EVERYBODY), GREETING);
  }

  @Override
  public Draft draftForEverybody() {
    return draft(folder.resolve(EVERYBODY), GREETING);
  }

  @Override
  public void deleteForEverybody() {
    delete(folder.resolve(EVERYBODY), GREETING);
  }

  private Optional<ByteBuffer> find(Path home, String word) {
    var file = file(home, word);
    try {
      return disk.exists(file) ? Optional.of(disk.map(file)) : Optional.empty();
    } catch (IOException refused) {
      throw new RecordingUnavailable("read a recording", file, refused);
    }
  }

  private Draft draft(Path home, String word) {
    try {
      var prepared = new EntryFolder(disk, home).prepare();
      var file = prepared.entry(word + "-" + UUID.randomUUID() + DRAFT);
      var sound = SoundFile.create(disk, file);
      return new FileDraft(disk, sound, file, file(home, word));
    } catch (IOException refused) {
      throw new RecordingUnavailable("record", file(home, word), refused);
    }
  }

  private void delete(Path home, String word) {
    var file = file(home, word);
    try {
      if (disk.exists(file)) {
        disk.delete(file);
        disk.forceFolder(home);
      }
    } catch (IOException refused) {
      throw new RecordingUnavailable("delete a recording", file, refused);
    }
  }

  private Path home(Extension owner) {
    return folder.resolve(owner.digits());
  }

  private static Path file(Path home, String word) {
    return home.resolve(word + SOUND);
  }

  private static Optional<String> word(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.endsWith(SOUND)
        ? Optional.of(name.substring(0, name.length() - SOUND.length()))
        : Optional.empty();
  }
}
