package org.umbel.sip.dialog;

/// Whether provisional responses are acknowledged, RFC 3262.
public enum Reliability {
  /// Nobody is offered it, and a caller that insists gets 420.
  OFF,

  /// Both sides may use it: the peer's reliable responses are acknowledged, and ours are reliable
  /// when the caller insists, or when they carry a session description and the caller can.
  SUPPORTED,

  /// Calls made insist on it, and a caller without it gets 421.
  REQUIRED
}
