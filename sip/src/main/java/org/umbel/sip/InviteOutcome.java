package org.umbel.sip;

import org.umbel.sip.message.Response;

/// What became of a call that was made.
public sealed interface InviteOutcome {

  /// Answered and acknowledged.
  ///
  /// @param response the 2xx
  record Answered(Dialog dialog, Response response) implements InviteOutcome {}

  /// A final response other than 2xx, the last one when a digest challenge was answered in vain.
  record Refused(Response response) implements InviteOutcome {}

  /// No final response in the time given, or no response at all (timer B).
  record TimedOut() implements InviteOutcome {}

  /// Cancelled by this side before it was answered.
  record Cancelled() implements InviteOutcome {}

  /// The request could not be brought to the peer.
  ///
  /// @param reason in words, for people
  record Unreachable(String reason) implements InviteOutcome {}
}
