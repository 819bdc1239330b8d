package org.umbel.domain.notice;

import java.util.Optional;
import org.umbel.domain.person.Extension;

/// Remembers who was told, and who is still to be, over a restart. One notice for each person at
/// most. Safe for all threads; waits for a disk.
public interface NoticeBook {

  /// @throws NoticesUnavailable when it is not known
  Optional<Notice> find(Extension owner);

  /// Replaces the person's notice; kept for good when this returns.
  ///
  /// @throws NoticesUnavailable when it was not kept
  void keep(Extension owner, Notice notice);

  /// The person has too few new messages to be told of, so the next ones are new again.
  ///
  /// @throws NoticesUnavailable when it was not forgotten
  void forget(Extension owner);
}
