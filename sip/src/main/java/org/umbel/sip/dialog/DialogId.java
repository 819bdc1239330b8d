package org.umbel.sip.dialog;

import org.umbel.sip.message.Replaces;
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

  /// The dialog of ours that a call is to take the place of, RFC 3891 §3. A tag of 0 stands for
  /// none.
  public static DialogId replaced(Replaces replaces) {
    return new DialogId(replaces.callId(), absent(replaces.toTag()), absent(replaces.fromTag()));
  }

  /// The peer's part of this dialog, as a third party must name it to take its place.
  public Replaces ofPeer() {
    return new Replaces(callId, remoteTag, localTag, false);
  }

  private static String absent(String tag) {
    return tag.equals("0") ? "" : tag;
  }
}
