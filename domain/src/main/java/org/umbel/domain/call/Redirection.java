package org.umbel.domain.call;

/// Why a call that was meant for somebody else arrives here (LN-11).
///
/// @param called the number that was called and did not take the call
/// @param reason why it did not, as the last Diversion or History-Info entry tells
public record Redirection(PhoneNumber called, Reason reason) {

  /// RFC 5806 §4 and the causes of RFC 4458 §2.
  public enum Reason {
    NO_ANSWER,
    BUSY,
    UNCONDITIONAL,
    UNAVAILABLE,
    UNKNOWN
  }
}
