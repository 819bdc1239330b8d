package org.umbel.media.sdp;

/// What came of an offer or an answer.
public sealed interface Agreement {
  /// Both sides can talk.
  ///
  /// @param description our answer to send, or the peer's answer that was taken
  /// @param stream how the audio goes from now on
  record Agreed(SessionDescription description, AudioStream stream) implements Agreement {}

  /// Nothing in common; answered with 488 (RFC 3261 §13.3.1.3, RFC 3264 §6).
  ///
  /// @param reason in words, for a Warning header
  record Refused(String reason) implements Agreement {}
}
