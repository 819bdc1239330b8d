package org.umbel.mail.imap;

import org.umbel.domain.message.MessageId;
import org.umbel.mail.MessageFacts;

/// What does not change about a voice message in a folder.
///
/// @param uid RFC 3501 §2.3.1.1
record KnownMessage(long uid, MessageFacts facts) {

  MessageId id() {
    return facts.id();
  }
}
