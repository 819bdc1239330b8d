package org.umbel.store.notice;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.notice.NoticesUnavailable;
import org.umbel.domain.notice.Silence;
import org.umbel.domain.notice.SilenceBook;
import org.umbel.domain.person.Extension;
import org.umbel.store.DiskRefused;
import org.umbel.store.RecordUnreadable;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.Fields;
import org.umbel.store.file.ForcedFile;
import org.umbel.store.file.LocalDisk;

/// Small forced files: for each person what nobody is told of, and when that was wanted last; and
/// one for everybody. Safe for all threads, one change at a time.
public final class FileSilenceBook implements SilenceBook {
  private static final String AS_OF = "as-of";
  private static final String MESSAGES = "messages";
  private static final String WANTED = ".wanted";
  private static final String ALL = "all";

  private final Path folder;
  private final Disk disk = new LocalDisk();

  /// @param folder made when there is none
  /// @throws DiskRefused when it cannot be made
  public FileSilenceBook(Path folder) {
    this.folder = folder;
    try {
      new EntryFolder(disk, folder).prepare();
    } catch (IOException refused) {
      throw new DiskRefused("keep what is told no more", folder, refused);
    }
  }

  @Override
  public Silence find(Extension owner) {
    var file = folder.resolve(owner.digits());
    try {
      return disk.exists(file) ? silence(Fields.read(file, disk.read(file))) : Silence.NONE;
    } catch (IOException | RecordUnreadable refused) {
      throw new NoticesUnavailable(owner, refused);
    }
  }

  private static Silence silence(Fields fields) {
    return new Silence(fields.instant(AS_OF), fields.value(MESSAGES, FileSilenceBook::messages));
  }

  private static Set<MessageId> messages(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(id -> !id.isEmpty())
        .map(MessageId::new)
        .collect(Collectors.toSet());
  }

  @Override
  public void keep(Extension owner, Silence silence) {
    var messages =
        silence.messages().stream().map(MessageId::value).collect(Collectors.joining(" "));
    var file = folder.resolve(owner.digits());
    replace(owner, file, Fields.empty(file).with(AS_OF, silence.asOf()).with(MESSAGES, messages));
  }

  @Override
  public Instant wanted(Extension owner) {
    var own = wanted(owner, owner.digits());
    var everybodys = wanted(owner, ALL);
    return own.isAfter(everybodys) ? own : everybodys;
  }

  private Instant wanted(Extension owner, String whose) {
    var file = folder.resolve(whose + WANTED);
    try {
      return disk.exists(file) ? Fields.read(file, disk.read(file)).instant(AS_OF) : Instant.EPOCH;
    } catch (IOException | RecordUnreadable refused) {
      throw new NoticesUnavailable(owner, refused);
    }
  }

  @Override
  public void want(Extension owner, Instant at) {
    var file = folder.resolve(owner.digits() + WANTED);
    replace(owner, file, Fields.empty(file).with(AS_OF, at));
  }

  @Override
  public void wantForAll(Instant at) {
    var file = folder.resolve(ALL + WANTED);
    try {
      write(file, Fields.empty(file).with(AS_OF, at));
    } catch (IOException refused) {
      throw new NoticesUnavailable(refused);
    }
  }

  private void replace(Extension owner, Path file, Fields fields) {
    try {
      write(file, fields);
    } catch (IOException refused) {
      throw new NoticesUnavailable(owner, refused);
    }
  }

  private synchronized void write(Path file, Fields fields) throws IOException {
    ForcedFile.replace(disk, file, fields.bytes());
  }
}
