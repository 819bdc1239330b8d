package org.umbel.domain.message;

import java.time.Instant;
import java.util.Optional;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.person.Extension;

/// What is known of a voice message before the caller has spoken.
public record Envelope(
    MessageId id,
    CallId call,
    Extension recipient,
    Caller caller,
    Optional<Redirection.Reason> reason,
    Instant receivedAt,
    Marks marks) {

  /// An ordinary message.
  public Envelope(
      MessageId id,
      CallId call,
      Extension recipient,
      Caller caller,
      Optional<Redirection.Reason> reason,
      Instant receivedAt) {
    this(id, call, recipient, caller, reason, receivedAt, Marks.NONE);
  }

  /// The same under another name.
  public Envelope named(MessageId other) {
    return new Envelope(other, call, recipient, caller, reason, receivedAt, marks);
  }

  public Envelope marked(Marks other) {
    return new Envelope(id, call, recipient, caller, reason, receivedAt, other);
  }
}
