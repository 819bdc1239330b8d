package org.umbel.domain.message;

import java.util.Optional;

/// What makes a voice message one that a person here sends by phone, in place of a caller (TU-7).
///
/// @param to the mail address of somebody outside; empty when the recipient of the envelope gets it
/// @param about the message that is answered or forwarded
public record Posting(Kind kind, Optional<String> to, Origin about) {

  /// Why it is sent.
  public enum Kind {
    ANSWER,
    /// A comment, and behind it the message that is forwarded.
    FORWARD
  }
}
