package org.umbel.store.person;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.PinRecord;
import org.umbel.domain.person.PinUnavailable;
import org.umbel.domain.person.PinVault;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.Fields;
import org.umbel.store.file.ForcedFile;
import org.umbel.store.file.LocalDisk;

/// PIN records, one small file each, replaced whole and forced. A record that cannot be read is
/// never taken for a missing one: the box stays closed. Safe for all threads of one process.
public final class FilePinVault implements PinVault {
  private static final int LOCKS = 64;

  private final Path folder;
  private final Disk disk;

  /// People share a few locks, so that none is needed for each.
  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

  /// @param folder made when there is none
  /// @throws DiskRefused when it cannot be made
  public FilePinVault(Path folder) {
    this(folder, new LocalDisk());
  }

  FilePinVault(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
    try {
      new EntryFolder(disk, folder).prepare();
    } catch (IOException refused) {
      throw new DiskRefused("keep PINs", folder, refused);
    }
  }

  /// @throws org.umbel.store.RecordUnreadable when there is a record nobody understands
  @Override
  public Optional<PinRecord> find(Extension owner) {
    var file = file(owner);
    try {
      return disk.exists(file)
          ? Optional.of(record(Fields.read(file, disk.read(file))))
          : Optional.empty();
    } catch (IOException refused) {
      throw new PinUnavailable(owner, String.valueOf(refused.getMessage()), refused);
    }
  }

  @Override
  public Optional<PinRecord> update(Extension owner, UnaryOperator<PinRecord> change) {
    var lock = lock(owner);
    lock.lock();
    try {
      var changed = find(owner).map(change);
      changed.ifPresent(record -> write(owner, record));
      return changed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void addIfAbsent(Extension owner, PinRecord first) {
    var lock = lock(owner);
    lock.lock();
    try {
      if (!disk.exists(file(owner))) {
        write(owner, first);
      }
    } finally {
      lock.unlock();
    }
  }

  private void write(Extension owner, PinRecord record) {
    var file = file(owner);
    var fields =
        Fields.empty(file)
            .with("hash", record.hash())
            .with("wrong-tries", record.wrongTries())
            .with("locked", record.locked())
            .with("since", record.since())
            .with("former", String.join(" ", record.former()));
    try {
      ForcedFile.replace(disk, file, fields.bytes());
    } catch (IOException refused) {
      throw new PinUnavailable(owner, String.valueOf(refused.getMessage()), refused);
    }
  }

  private static PinRecord record(Fields fields) {
    return new PinRecord(
        fields.value("hash", hash -> hash),
        fields.value("wrong-tries", Integer::parseInt),
        fields.value("locked", Boolean::parseBoolean),
        fields.find("since").map(_ -> fields.instant("since")),
        fields.find("former").stream()
            .flatMap(former -> Arrays.stream(former.split(" ", -1)))
            .filter(hash -> !hash.isEmpty())
            .toList());
  }

  private Path file(Extension owner) {
    return folder.resolve(owner.digits());
  }

  private ReentrantLock lock(Extension owner) {
    return locks[Math.floorMod(owner.hashCode(), LOCKS)];
  }
}
