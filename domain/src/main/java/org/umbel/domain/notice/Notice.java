package org.umbel.domain.notice;

import java.time.Instant;
import org.umbel.domain.call.PhoneNumber;

/// A text for somebody's mobile phone, decided once for all the messages that are new.
///
/// @param since when it was decided
/// @param done whether nothing is left to do: it was sent, or given up
public record Notice(PhoneNumber to, String text, Instant since, boolean done) {

  public Notice whenDone() {
    return new Notice(to, text, since, true);
  }
}
