package org.umbel.mail.imap;

import java.util.NavigableMap;
import java.util.TreeMap;

/// Which mails of a folder are voice messages, as far as it was read. Kept over visits: only mails
/// newer than the newest one known are looked at, so that counting does not grow with the mailbox.
///
/// @param validity RFC 3501 §2.3.1.1 UIDVALIDITY; when it changes nothing here holds any more
/// @param newest highest UID looked at
/// @param known by UID
record FolderIndex(long validity, long newest, NavigableMap<Long, KnownMessage> known) {
  static final FolderIndex EMPTY = new FolderIndex(-1, 0, new TreeMap<>());
}
