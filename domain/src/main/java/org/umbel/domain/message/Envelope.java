package org.umbel.domain.message;

import java.time.Instant;
import java.util.Optional;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.person.Extension;

/// What is known of a voice message before its first word.
///
/// @param recipient whose mailbox it is for; of a message for an address outside, who sends it
/// @param caller who speaks
/// @param posting when a person here sends it by phone; empty for a caller's message
public record Envelope(
    MessageId id,
    CallId call,
    Extension recipient,
    Caller caller,
    Optional<Redirection.Reason> reason,
    Instant receivedAt,
    Marks marks,
    Optional<Posting> posting) {

  /// A caller's ordinary message.
  public Envelope(
      MessageId id,
      CallId call,
      Extension recipient,
      Caller caller,
      Optional<Redirection.Reason> reason,
      Instant receivedAt) {
    this(id, call, recipient, caller, reason, receivedAt, Marks.NONE, Optional.empty());
  }

  /// The same under another name.
  public Envelope named(MessageId other) {
    return new Envelope(other, call, recipient, caller, reason, receivedAt, marks, posting);
  }

  public Envelope marked(Marks other) {
    return new Envelope(id, call, recipient, caller, reason, receivedAt, other, posting);
  }

  public Envelope posted(Posting other) {
    return new Envelope(id, call, recipient, caller, reason, receivedAt, marks, Optional.of(other));
  }
}
