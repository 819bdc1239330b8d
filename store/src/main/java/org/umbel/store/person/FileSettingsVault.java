package org.umbel.store.person;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.umbel.domain.person.Extension;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.SettingsUnavailable;
import org.umbel.domain.settings.SettingsVault;
import org.umbel.store.DiskRefused;
import org.umbel.store.RecordUnreadable;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.Fields;
import org.umbel.store.file.ForcedFile;
import org.umbel.store.file.LocalDisk;

/// People's own settings, one small file each, replaced whole and forced. Safe for all threads of
/// one process; waits for the disk alone.
public final class FileSettingsVault implements SettingsVault {
  private static final int LOCKS = 64;

  private final Path folder;
  private final Disk disk = new LocalDisk();

  /// People share a few locks, so that none is needed for each.
  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

  /// @param folder made when there is none
  /// @throws DiskRefused when it cannot be made
  public FileSettingsVault(Path folder) {
    this.folder = folder;
    try {
      new EntryFolder(disk, folder).prepare();
    } catch (IOException refused) {
      throw new DiskRefused("keep settings", folder, refused);
    }
  }

  @Override
  public BoxSettings find(Extension owner) {
    var file = file(owner);
    try {
      return disk.exists(file)
          ? BoxSettings.of(Fields.read(file, disk.read(file)).all())
          : BoxSettings.NONE;
    } catch (IOException | RecordUnreadable refused) {
      throw new SettingsUnavailable(owner, String.valueOf(refused.getMessage()), refused);
    }
  }

  @Override
  public BoxSettings update(Extension owner, UnaryOperator<BoxSettings> change) {
    var lock = locks[Math.floorMod(owner.hashCode(), LOCKS)];
    lock.lock();
    try {
      var former = find(owner);
      var changed = change.apply(former);
      if (!changed.equals(former)) {
        write(owner, changed);
      }
      return changed;
    } finally {
      lock.unlock();
    }
  }

  private void write(Extension owner, BoxSettings settings) {
    var file = file(owner);
    var fields = Fields.empty(file);
    settings.texts().forEach(fields::with);
    try {
      ForcedFile.replace(disk, file, fields.bytes());
    } catch (IOException refused) {
      throw new SettingsUnavailable(owner, String.valueOf(refused.getMessage()), refused);
    }
  }

  private Path file(Extension owner) {
    return folder.resolve(owner.digits());
  }
}
