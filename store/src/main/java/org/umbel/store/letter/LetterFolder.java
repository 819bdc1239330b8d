package org.umbel.store.letter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.umbel.domain.letter.Addressee;
import org.umbel.domain.letter.Letter;
import org.umbel.domain.letter.LetterId;
import org.umbel.domain.person.Extension;
import org.umbel.domain.speech.Language;
import org.umbel.store.RecordUnreadable;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.Fields;
import org.umbel.store.file.LocalDisk;

/// Letters as files that only the server's own user may read: they hold PINs. A file is there whole
/// and forced, or not at all.
final class LetterFolder {
  private static final String DRAFT = ".draft";
  private static final Set<PosixFilePermission> OWN_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWN_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private final Path folder;
  private final LocalDisk disk = new LocalDisk();

  private LetterFolder(Path folder) {
    this.folder = folder;
  }

  /// A letter and who gets it.
  record Posted(Letter letter, Addressee to) {}

  /// Makes the folder where there is none, and removes what a crash left half written.
  static LetterFolder open(Path folder) throws IOException {
    var opened = new LetterFolder(folder);
    new EntryFolder(opened.disk, folder).prepare();
    Files.setPosixFilePermissions(folder, OWN_FOLDER);
    for (var file : opened.disk.list(folder)) {
      if (file.toString().endsWith(DRAFT)) {
        opened.disk.delete(file);
      }
    }
    return opened;
  }

  /// In no order.
  List<LetterId> ids() throws IOException {
    var ids = new ArrayList<LetterId>();
    for (var file : disk.list(folder)) {
      ids.add(new LetterId(String.valueOf(file.getFileName())));
    }
    return ids;
  }

  void write(Posted posted) throws IOException {
    var file = file(posted.letter().id());
    var draft = file.resolveSibling(file.getFileName() + DRAFT);
    Files.deleteIfExists(draft);
    try (var channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWN_FILE))) {
      var bytes = ByteBuffer.wrap(fields(file, posted).bytes());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    disk.forceFolder(folder);
  }

  private static Fields fields(Path file, Posted posted) {
    var letter = posted.letter();
    var fields =
        Fields.empty(file)
            .with("owner", posted.to().owner())
            .with("name", posted.to().name())
            .with("mail", posted.to().mail())
            .with("written", letter.written())
            .with("language", letter.language().tag())
            .with("subject", letter.subject())
            .with("attachment", letter.attachment());
    for (var i = 0; i < letter.paragraphs().size(); i++) {
      fields.with("paragraph." + i, letter.paragraphs().get(i));
    }
    return fields;
  }

  /// @throws RecordUnreadable when nobody understands it
  Posted read(LetterId id) throws IOException {
    var file = file(id);
    var fields = Fields.read(file, disk.read(file));
    var paragraphs = new ArrayList<String>();
    for (var text = fields.find("paragraph.0");
        text.isPresent();
        text = fields.find("paragraph." + paragraphs.size())) {
      paragraphs.add(text.get());
    }
    var letter =
        new Letter(
            id,
            fields.instant("written"),
            fields.value("language", tag -> language(file, tag)),
            fields.value("subject", text -> text),
            paragraphs,
            fields.find("attachment").map(Path::of));
    return new Posted(
        letter,
        new Addressee(
            fields.value("owner", Extension::new),
            fields.value("name", text -> text),
            fields.value("mail", text -> text)));
  }

  private static Language language(Path file, String tag) {
    for (var language : Language.values()) {
      if (language.tag().equals(tag)) {
        return language;
      }
    }
    throw new RecordUnreadable(file, "there is no language " + tag);
  }

  void delete(LetterId id) throws IOException {
    disk.delete(file(id));
    disk.forceFolder(folder);
  }

  private Path file(LetterId id) {
    return folder.resolve(id.value());
  }
}
