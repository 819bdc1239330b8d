package org.umbel.store.spool;

import java.time.Instant;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.VoiceMessage;
import org.umbel.domain.person.Extension;

/// One message's way to the mailbox, as far as it has come.
///
/// @param tries failures so far
/// @param due when to try next
/// @param arrived whether it is in the mailbox and only its spool entry is left to be removed
record Carriage(VoiceMessage message, int tries, Instant due, boolean arrived) {

  MessageId id() {
    return message.envelope().id();
  }

  Extension owner() {
    return message.envelope().recipient();
  }

  Instant receivedAt() {
    return message.envelope().receivedAt();
  }

  Carriage failed(Instant nextDue) {
    return new Carriage(message, tries + 1, nextDue, arrived);
  }

  Carriage delivered() {
    return new Carriage(message, tries, due, true);
  }

  Carriage dueAt(Instant when) {
    return new Carriage(message, tries, when, arrived);
  }
}
