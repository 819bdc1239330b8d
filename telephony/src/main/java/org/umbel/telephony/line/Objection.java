package org.umbel.telephony.line;

/// Why a call cannot be taken or made.
///
/// @param rule that forbids it, as it is counted
/// @param status of the refusal: 486 when the line is full, which is like a busy number, 503 when
///   another server may do better
/// @param why in words, for the log
public record Objection(Rule rule, int status, String why) {

  /// What forbids calls.
  public enum Rule {
    /// The line takes no new calls because it ends.
    LINE_ENDING,
    /// As many calls go on at the line as may (LN-15).
    LINE_FULL,
    /// As many calls went out lately as may (SC-2).
    TOO_MANY_LATELY,
    /// As many calls go on at all lines together as may.
    SERVER_FULL,
    NO_NUMBER_DIALLED,
    /// Nobody has the number.
    NOBODY,
    /// A phone that calls outside has not shown its password.
    NOT_LOGGED_IN,
    /// A person's dialling rules (SC-2).
    DIALLING,
    /// No line leads to a number outside.
    NO_LINE_OUT,
    /// Whoever was called outside did not take the call.
    OUTSIDE,
    /// The device that was called is not registered, or did not take the call (RFC 5627).
    DEVICE,
    /// The call whose place is to be taken is over, or has no session in common (RFC 3891).
    NOT_REPLACED,
    /// There is no room for another call with audio.
    NO_AUDIO,
    /// A fault of ours.
    FAULT
  }
}
