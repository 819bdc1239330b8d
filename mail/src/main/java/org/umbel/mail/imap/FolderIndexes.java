package org.umbel.mail.imap;

import java.util.LinkedHashMap;
import java.util.Map;

/// The indexes of the mailboxes used last; the others are forgotten, and read anew when needed.
/// Safe for all threads.
final class FolderIndexes {
  private final Map<String, FolderIndex> indexes;

  FolderIndexes(int most) {
    this.indexes =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, FolderIndex> eldest) {
            return size() > most;
          }
        };
  }

  /// @param folder names the owner and the folder
  synchronized FolderIndex of(String folder) {
    return indexes.getOrDefault(folder, FolderIndex.EMPTY);
  }

  synchronized void keep(String folder, FolderIndex index) {
    indexes.put(folder, index);
  }
}
