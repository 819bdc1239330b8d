package org.umbel.telephony.line;

import java.util.Optional;
import org.umbel.sip.message.Uri;

/// Who calls, as calls out of a line tell it, and what is believed of calls in (LN-8).
///
/// @param displayName shown beside the address
/// @param address for From and P-Asserted-Identity, such as `sip:+493012340@um.example.com`, for
///   calls that bring no caller of their own
/// @param always whether that is shown in the place of other callers, too; who is hidden stays so
/// @param assertion whom P-Asserted-Identity tells
/// @param believes whether P-Asserted-Identity of calls in counts: the peer vouches for it and lets
///   nobody else write it (RFC 3325 §8)
public record LineIdentity(
    Optional<String> displayName,
    Optional<Uri> address,
    boolean always,
    Assertion assertion,
    boolean believes) {

  /// Whom we vouch for in P-Asserted-Identity (RFC 3325).
  public enum Assertion {
    NEVER,
    /// Callers who do not want to be hidden.
    SHOWN,
    /// Hidden ones too, with Privacy, for a peer that keeps it to itself.
    ALL
  }

  /// Nobody in particular.
  public static final LineIdentity NONE = new LineIdentity(Optional.empty(), Optional.empty());

  /// Shown for calls that bring no caller of their own.
  public LineIdentity(Optional<String> displayName, Optional<Uri> address) {
    this(displayName, address, false, Assertion.SHOWN, true);
  }
}
