package org.umbel.domain.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.Redirection;

/// A call in one line.
///
/// @param lasted from the first message to the end; empty while it goes on
/// @param dialled the number, or what stood in its place, such as a service name
/// @param lines by which it went, that of the caller first
/// @param outcome what became of it
/// @param detail to the outcome: the extension that answered, why it was refused; may be empty
/// @param quality of what was heard here; empty when no sound passed here
public record CallSummary(
    CallId id,
    Instant began,
    Optional<Duration> lasted,
    Caller caller,
    String dialled,
    Optional<Redirection> redirection,
    List<String> lines,
    Outcome outcome,
    String detail,
    Optional<Quality> quality) {

  public CallSummary {
    lines = List.copyOf(lines);
  }

  /// What became of a call.
  public enum Outcome {
    /// Not answered yet.
    RINGING,
    GOING_ON,
    /// A conversation took it: a voice box or the subscriber access.
    ANSWERED,
    /// A phone took it.
    CONNECTED,
    REFUSED,
    /// The caller left before anybody answered.
    GIVEN_UP,
    /// A fault of ours.
    FAILED
  }
}
