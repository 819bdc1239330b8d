package org.umbel.store.notice;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.notice.Notice;
import org.umbel.domain.notice.NoticeBook;
import org.umbel.domain.notice.NoticesUnavailable;
import org.umbel.domain.person.Extension;
import org.umbel.store.DiskRefused;
import org.umbel.store.RecordUnreadable;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.Fields;
import org.umbel.store.file.ForcedFile;
import org.umbel.store.file.LocalDisk;

/// A small forced file for each person who was told or is to be. Safe for all threads as long as
/// one thread at a time asks for one person.
public final class FileNoticeBook implements NoticeBook {
  private static final String TO = "to";
  private static final String TEXT = "text";
  private static final String SINCE = "since";
  private static final String DONE = "done";

  private final Path folder;
  private final Disk disk = new LocalDisk();

  /// @param folder made when there is none
  /// @throws DiskRefused when it cannot be made
  public FileNoticeBook(Path folder) {
    this.folder = folder;
    try {
      new EntryFolder(disk, folder).prepare();
    } catch (IOException refused) {
      throw new DiskRefused("keep notices", folder, refused);
    }
  }

  @Override
  public Optional<Notice> find(Extension owner) {
    var file = file(owner);
    try {
      return disk.exists(file)
          ? Optional.of(notice(Fields.read(file, disk.read(file))))
          : Optional.empty();
    } catch (IOException | RecordUnreadable refused) {
      throw new NoticesUnavailable(owner, refused);
    }
  }

  private static Notice notice(Fields fields) {
    return new Notice(
        fields.value(TO, PhoneNumber::new),
        fields.value(TEXT, text -> text),
        fields.instant(SINCE),
        fields.value(DONE, Boolean::valueOf));
  }

  @Override
  public void keep(Extension owner, Notice notice) {
    var file = file(owner);
    var fields =
        Fields.empty(file)
            .with(TO, notice.to())
            .with(TEXT, notice.text())
            .with(SINCE, notice.since())
            .with(DONE, notice.done());
    try {
      ForcedFile.replace(disk, file, fields.bytes());
    } catch (IOException refused) {
      throw new NoticesUnavailable(owner, refused);
    }
  }

  @Override
  public void forget(Extension owner) {
    try {
      disk.delete(file(owner));
      disk.forceFolder(folder);
    } catch (IOException refused) {
      throw new NoticesUnavailable(owner, refused);
    }
  }

  private Path file(Extension owner) {
    return folder.resolve(owner.digits());
  }
}
