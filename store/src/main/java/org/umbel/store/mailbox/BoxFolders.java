package org.umbel.store.mailbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;

/// The folders of one person's mailbox, one for each state of a message. Counting is listing.
///
/// @param arriving being delivered; what a crash left here is delivered again
/// @param fresh not listened to yet
/// @param saved listened to and kept
/// @param deleted until somebody empties it
/// @param damaged not understood; kept for somebody to look at
record BoxFolders(
    Disk disk,
    EntryFolder arriving,
    EntryFolder fresh,
    EntryFolder saved,
    EntryFolder deleted,
    EntryFolder damaged) {

  static BoxFolders of(Disk disk, Path box) {
    return new BoxFolders(
        disk,
        new EntryFolder(disk, box.resolve("arriving")),
        new EntryFolder(disk, box.resolve("fresh")),
        new EntryFolder(disk, box.resolve("saved")),
        new EntryFolder(disk, box.resolve("deleted")),
        new EntryFolder(disk, box.resolve("damaged")));
  }

  /// Makes those that are missing.
  void prepare() throws IOException {
    for (var folder : List.of(arriving, fresh, saved, deleted, damaged)) {
      folder.prepare();
    }
  }

  /// Where a message that somebody may listen to lies.
  Optional<EntryFolder> holding(String name) {
    return List.of(fresh, saved).stream().filter(folder -> folder.holds(name)).findFirst();
  }
}
