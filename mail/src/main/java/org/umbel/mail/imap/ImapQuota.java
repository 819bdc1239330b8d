package org.umbel.mail.imap;

import jakarta.mail.MessagingException;
import jakarta.mail.Quota;
import java.util.Arrays;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/// How much may be in a mailbox (RFC 9208).
final class ImapQuota {
  /// In units of 1024 bytes: a message of a minute, as mailed.
  private static final long ONE_MESSAGE = 650;

  private ImapQuota() {}

  /// Whether there is no room for a message of a minute. Not known is no.
  static boolean leavesNoRoom(IMAPFolder folder) throws MessagingException {
    if (!((IMAPStore) folder.getStore()).hasCapability("QUOTA")) {
      return false;
    }
    return Arrays.stream(folder.getQuota())
        .filter(root -> root.resources != null)
        .flatMap(root -> Arrays.stream(root.resources))
        .anyMatch(ImapQuota::isUsedUp);
  }

  private static boolean isUsedUp(Quota.Resource resource) {
    var left = resource.limit - resource.usage;
    return switch (resource.name) {
      case "STORAGE" -> left < ONE_MESSAGE;
      case "MESSAGE" -> left < 1;
      default -> false;
    };
  }
}
