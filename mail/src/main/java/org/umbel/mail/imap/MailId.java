package org.umbel.mail.imap;

import java.util.Optional;
import java.util.regex.Pattern;
import org.umbel.domain.message.MessageId;

/// Names a mail that is no voice message by its place in the folder.
///
/// @param validity RFC 3501 §2.3.1.1 UIDVALIDITY
record MailId(long validity, long uid) {
  private static final Pattern FORM = Pattern.compile("mail-(\\d{1,18})-(\\d{1,18})");

  MessageId id() {
    return new MessageId("mail-" + validity + "-" + uid);
  }

  /// @return empty when it names something else
  static Optional<MailId> of(MessageId id) {
    var parts = FORM.matcher(id.value());
    return parts.matches()
        ? Optional.of(new MailId(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
        : Optional.empty();
  }
}
