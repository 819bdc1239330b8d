package org.umbel.sip.dialog;

import org.umbel.sip.message.Request;

/// By which a request finds its dialog, RFC 3261 §12.
///
/// @param localTag the tag this side chose
/// @param remoteTag empty for a peer older than RFC 3261, which sends none
public record DialogId(String callId, String localTag, String remoteTag) {

  /// The dialog a request is for that the peer has sent.
  public static DialogId ofReceived(Request request) {
    return new DialogId(
        request.callId(), request.to().tag().orElse(""), request.from().tag().orElse(""));
  }
}
