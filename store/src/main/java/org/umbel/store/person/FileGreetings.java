package org.umbel.store.person;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.umbel.domain.greeting.Greetings;
import org.umbel.domain.person.Extension;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.LocalDisk;
import org.umbel.store.file.SoundFile;

/// Greetings and names as WAV files, a folder for each person. A draft grows beside the one in use
/// and takes its place by one forced rename. Drafts that a crash left are removed at start.
public final class FileGreetings implements Greetings {
  static final String DRAFT = ".draft";

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
  public Optional<ByteBuffer> find(Extension owner, Kind kind) {
    var file = file(owner, kind);
    try {
      return disk.exists(file) ? Optional.of(disk.map(file)) : Optional.empty();
    } catch (IOException refused) {
      throw new DiskRefused("read the " + word(kind) + " of " + owner, folder, refused);
    }
  }

  @Override
  public Draft draft(Extension owner, Kind kind) {
    try {
      var home = new EntryFolder(disk, folder.resolve(owner.digits())).prepare();
      var file = home.entry(word(kind) + "-" + UUID.randomUUID() + DRAFT);
      var sound = SoundFile.create(disk, file);
      return new FileDraft(disk, sound, file, file(owner, kind));
    } catch (IOException refused) {
      throw new DiskRefused("record the " + word(kind) + " of " + owner, folder, refused);
    }
  }

  @Override
  public void delete(Extension owner, Kind kind) {
    var file = file(owner, kind);
    try {
      if (disk.exists(file)) {
        disk.delete(file);
        disk.forceFolder(folder.resolve(owner.digits()));
      }
    } catch (IOException refused) {
      throw new DiskRefused("delete the " + word(kind) + " of " + owner, folder, refused);
    }
  }

  private Path file(Extension owner, Kind kind) {
    return folder.resolve(owner.digits()).resolve(word(kind) + ".wav");
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
