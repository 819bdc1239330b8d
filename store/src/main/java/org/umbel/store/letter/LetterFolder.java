package org.umbel.store.letter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.umbel.domain.letter.Addressee;
import org.umbel.domain.letter.Letter;
import org.umbel.domain.letter.LetterId;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Pin;
import org.umbel.domain.speech.Language;
import org.umbel.store.RecordUnreadable;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.Fields;

/// Letters as files that only the server's own user may read: they hold PINs. A file is there whole
/// and forced, or not at all.
final class LetterFolder {
  private static final String DRAFT = ".draft";
  private static final String HELD = ".held";
  private static final Set<PosixFilePermission> OWN_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWN_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private final Path folder;
  private final Disk disk;

  private LetterFolder(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /// A letter and who gets it.
  record Posted(Letter letter, Addressee to) {}

  /// Makes the folder where there is none, and removes what a crash left half written.
  static LetterFolder open(Path folder, Disk disk) throws IOException {
    var opened = new LetterFolder(folder, disk);
    new EntryFolder(opened.disk, folder).prepare();
    Files.setPosixFilePermissions(folder, OWN_FOLDER);
    for (var file : opened.disk.list(folder)) {
      if (file.toString().endsWith(DRAFT)) {
        opened.disk.delete(file);
      }
    }
    return opened;
  }

  /// Those that may be sent, in no order.
  List<LetterId> ids() throws IOException {
    return disk.list(folder).stream()
        .map(LetterFolder::name)
        .filter(name -> !name.endsWith(HELD))
        .map(LetterId::new)
        .toList();
  }

  /// Those that are held, in no order.
  List<LetterId> held() throws IOException {
    return disk.list(folder).stream()
        .map(LetterFolder::name)
        .filter(name -> name.endsWith(HELD))
        .map(name -> new LetterId(name.substring(0, name.length() - HELD.length())))
        .toList();
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  void write(Posted posted) throws IOException {
    write(file(posted.letter().id()), posted);
  }

  /// The same, not to be sent yet.
  void hold(Posted posted) throws IOException {
    write(heldFile(posted.letter().id()), posted);
  }

  private void write(Path file, Posted posted) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + DRAFT);
    disk.delete(draft);
    try (var opened = disk.create(draft)) {
      Files.setPosixFilePermissions(draft, OWN_FILE); // nobody else enters the folder meanwhile
      opened.write(ByteBuffer.wrap(fields(file, posted).bytes()), 0);
      opened.force();
    }
    disk.move(draft, file);
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
            .with("attachment", letter.attachment())
            .with("pin", letter.pin().map(Pin::digits));
    for (var i = 0; i < letter.paragraphs().size(); i++) {
      fields.with("paragraph." + i, letter.paragraphs().get(i));
    }
    return fields;
  }

  /// @throws RecordUnreadable when nobody understands it
  Posted read(LetterId id) throws IOException {
    return read(id, file(id));
  }

  /// @throws RecordUnreadable when nobody understands it
  Posted readHeld(LetterId id) throws IOException {
    return read(id, heldFile(id));
  }

  private Posted read(LetterId id, Path file) throws IOException {
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
            fields.find("attachment").map(Path::of),
            fields.find("pin").map(Pin::new));
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

  /// @return false when there is none that is held
  boolean release(LetterId id) throws IOException {
    if (!disk.exists(heldFile(id))) {
      return false;
    }
    disk.move(heldFile(id), file(id));
    disk.forceFolder(folder);
    return true;
  }

  void withdraw(LetterId id) throws IOException {
    disk.delete(heldFile(id));
    disk.forceFolder(folder);
  }

  void delete(LetterId id) throws IOException {
    disk.delete(file(id));
    disk.forceFolder(folder);
  }

  private Path file(LetterId id) {
    return folder.resolve(id.value());
  }

  private Path heldFile(LetterId id) {
    return folder.resolve(id.value() + HELD);
  }
}
