package org.umbel.domain.message;

import java.util.Map;
import java.util.Set;
import org.umbel.domain.person.Extension;

/// Wants to know what becomes of messages in their mailbox. Whoever counts a mailbox tells it of
/// those that are looked for, so that nobody has to look once more. Returns at once, never throws;
/// safe for all threads.
public interface MailboxSight {
  /// Looks for nothing.
  MailboxSight NONE =
      new MailboxSight() {
        @Override
        public Set<MessageId> lookedFor(Extension owner) {
          return Set.of();
        }

        @Override
        public void looked(Extension owner, Map<MessageId, Sight> there) {}
      };

  /// The messages looked for; mostly none.
  Set<MessageId> lookedFor(Extension owner);

  /// The mailbox was looked at.
  ///
  /// @param there those of [#lookedFor] that it has
  void looked(Extension owner, Map<MessageId, Sight> there);
}
