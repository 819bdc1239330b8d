package org.umbel.store.person;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.umbel.domain.person.Extension;
import org.umbel.domain.welcome.Reset;
import org.umbel.domain.welcome.ResetForAll;
import org.umbel.domain.welcome.WelcomeRecord;
import org.umbel.domain.welcome.WelcomeVault;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.Fields;
import org.umbel.store.file.ForcedFile;
import org.umbel.store.file.LocalDisk;

/// What people have been told, one small file each, replaced whole and forced, and one for the last
/// reset of all. Safe for all threads of one process; waits for the disk alone.
public final class FileWelcomeVault implements WelcomeVault {
  private static final String EVERYBODY = "everybody";

  private final Path folder;
  private final Disk disk;
  private final ReentrantLock lock = new ReentrantLock();

  /// @param folder made when there is none
  /// @throws DiskRefused when it cannot be made
  public FileWelcomeVault(Path folder) {
    this(folder, new LocalDisk());
  }

  FileWelcomeVault(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
    try {
      new EntryFolder(disk, folder).prepare();
    } catch (IOException refused) {
      throw new DiskRefused("remember letters", folder, refused);
    }
  }

  @Override
  public WelcomeRecord find(Extension owner) {
    return read(owner.digits())
        .map(fields ->
            new WelcomeRecord(
                fields.find("welcomed").map(_ -> fields.instant("welcomed")),
                fields.find("reminded").map(_ -> fields.instant("reminded"))))
        .orElse(WelcomeRecord.NONE);
  }

  @Override
  public void update(Extension owner, UnaryOperator<WelcomeRecord> change) {
    lock.lock();
    try {
      var changed = change.apply(find(owner));
      write(
          Fields.empty(folder.resolve(owner.digits()))
              .with("welcomed", changed.welcomed())
              .with("reminded", changed.reminded()),
          owner.digits());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<ResetForAll> forAll() {
    return read(EVERYBODY)
        .map(
            fields -> new ResetForAll(fields.value("reset", Reset::valueOf), fields.instant("at")));
  }

  @Override
  public void forAll(ResetForAll reset) {
    lock.lock();
    try {
      write(
          Fields.empty(folder.resolve(EVERYBODY))
              .with("reset", reset.what().name())
              .with("at", reset.at()),
          EVERYBODY);
    } finally {
      lock.unlock();
    }
  }

  private Optional<Fields> read(String name) {
    var file = folder.resolve(name);
    try {
      return disk.exists(file) ? Optional.of(Fields.read(file, disk.read(file))) : Optional.empty();
    } catch (IOException refused) {
      throw new DiskRefused("read what was told", file, refused);
    }
  }

  private void write(Fields fields, String name) {
    var file = folder.resolve(name);
    try {
      ForcedFile.replace(disk, file, fields.bytes());
    } catch (IOException refused) {
      throw new DiskRefused("write what was told", file, refused);
    }
  }
}
