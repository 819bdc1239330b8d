package org.umbel.mail.imap;

import java.util.LinkedHashMap;
import java.util.Map;
import org.umbel.domain.person.Extension;

/// The indexes of the mailboxes used last; the others are forgotten, and read anew when needed.
/// Safe for all threads.
final class FolderIndexes {
  private final Map<Extension, FolderIndex> indexes;

  FolderIndexes(int most) {
    this.indexes =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Extension, FolderIndex> eldest) {
            return size() > most;
          }
        };
  }

  synchronized FolderIndex of(Extension owner) {
    return indexes.getOrDefault(owner, FolderIndex.EMPTY);
  }

  synchronized void keep(Extension owner, FolderIndex index) {
    indexes.put(owner, index);
  }
}
