package org.umbel.store.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder of entries. An entry is a folder, too, and holds the files of one message; which folder
/// it lies in is its state, so that a change of state is one rename, whole or not at all.
///
/// @param path exists after [#prepare]
public record EntryFolder(Disk disk, Path path) {

  /// Makes the folder and those above it where they are missing.
  public EntryFolder prepare() throws IOException {
    prepare(path.toAbsolutePath());
    return this;
  }

  private void prepare(Path folder) throws IOException {
    var above = folder.getParent();
    if (disk.exists(folder) || above == null) {
      return;
    }
    prepare(above);
    disk.createFolder(folder);
    disk.forceFolder(above);
  }

  public Path entry(String name) {
    return path.resolve(name);
  }

  public boolean holds(String name) {
    return disk.exists(entry(name));
  }

  /// Names of all entries, in no order.
  public List<String> names() throws IOException {
    var names = new ArrayList<String>();
    for (var entry : disk.list(path)) {
      names.add(entry.getFileName().toString());
    }
    return names;
  }

  /// Makes an empty entry.
  public Path add(String name) throws IOException {
    disk.createFolder(entry(name));
    return entry(name);
  }

  /// Moves an entry to another folder; on disk when this returns. When only the forcing fails, the
  /// entry has been moved.
  public Path move(String name, EntryFolder to) throws IOException {
    disk.move(entry(name), to.entry(name));
    to.force();
    force();
    return to.entry(name);
  }

  /// Removes an entry with its files, or a lone file. A crash may leave some of them.
  public void remove(String name) throws IOException {
    for (var file : disk.list(entry(name))) {
      disk.delete(file);
    }
    disk.delete(entry(name));
  }

  /// Removes all entries.
  public void empty() throws IOException {
    for (var name : names()) {
      remove(name);
    }
  }

  public void force() throws IOException {
    disk.forceFolder(path);
  }
}
