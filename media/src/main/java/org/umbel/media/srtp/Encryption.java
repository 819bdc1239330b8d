package org.umbel.media.srtp;

/// Whether a call's audio is encrypted by SRTP with keys in the session description (RFC 4568).
public enum Encryption {
  /// Never: offers name no keys, and who offers secured audio alone is refused.
  OFF,
  /// Where the peer can. Offers are `RTP/AVP` with keys (RFC 8643), which who knows no keys takes
  /// for plain audio; of offers the secured line is taken before the plain one.
  PREFERRED,
  /// Always: offers are `RTP/SAVP`, and plain audio is refused.
  REQUIRED
}
