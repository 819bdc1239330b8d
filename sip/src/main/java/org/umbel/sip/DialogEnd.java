package org.umbel.sip;

import org.umbel.sip.message.Request;

/// Why a dialog is over.
public sealed interface DialogEnd {

  /// The peer has sent its BYE (or the request that ends another kind of dialog).
  record ByPeer(Request bye) implements DialogEnd {}

  /// This side has ended it.
  record ByUs() implements DialogEnd {}

  /// A 2xx was never acknowledged, RFC 3261 §13.3.1.4; the peer was sent a BYE.
  record NoAck() implements DialogEnd {}

  /// The peer has answered a request with 481 or 408, or not at all, RFC 3261 §12.2.1.2; or the
  /// session was not refreshed in time, RFC 4028 §10, and the peer was sent a BYE.
  record PeerGone(String reason) implements DialogEnd {}

  /// The endpoint was closed.
  record EndpointClosed() implements DialogEnd {}
}
