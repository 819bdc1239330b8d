package org.umbel.sip.dialog;

import java.util.OptionalInt;
import org.umbel.sip.message.Status;

/// Whose INVITE is under way in a dialog and whose offer waits for its answer, so that no two of
/// them overlap, RFC 3261 §14, RFC 3311 §5. Belongs to the loop.
public final class Offers {

  private boolean inviting;
  private boolean invited;
  private boolean ours;
  private boolean theirs;
  private boolean updated;

  /// Our INVITE goes out; true when it has a body, which the peer is to answer.
  public void weInvite(boolean offer) {
    inviting = true;
    ours = offer;
  }

  /// Our INVITE has its final response.
  public void inviteEnded() {
    inviting = false;
    ours = false;
    theirs = false;
  }

  /// The peer's INVITE has come.
  public void peerInvites(boolean offer) {
    invited = true;
    theirs = offer;
  }

  /// The peer's INVITE has its final response.
  ///
  /// @param offer whether that makes the offer
  public void peerAnswered(boolean offer) {
    theirs = false;
    ours = offer;
  }

  /// The peer's INVITE is over: refused, or its 2xx acknowledged.
  public void peerInviteEnded() {
    invited = false;
    ours = false;
    theirs = false;
  }

  /// We have made an offer (UPDATE, PRACK, reliable provisional response).
  public void weOffer() {
    ours = true;
  }

  /// The peer has answered our offer, or has said that it will not.
  public void peerHasAnswered() {
    ours = false;
  }

  /// The peer has made an offer in a reliable provisional response or a PRACK.
  public void peerOffers() {
    theirs = true;
  }

  /// We have answered the peer's offer.
  public void weHaveAnswered() {
    theirs = false;
  }

  /// The peer's UPDATE has come, with an offer.
  public void peerUpdates() {
    updated = true;
    theirs = true;
  }

  /// The peer's UPDATE has its response.
  public void updateAnswered() {
    updated = false;
    theirs = false;
  }

  /// Whether an INVITE of ours would cross something.
  public boolean mayInvite() {
    return !inviting && !invited && !ours && !theirs;
  }

  /// Whether an offer of ours outside INVITE would cross another.
  public boolean mayOffer() {
    return !ours && !theirs;
  }

  /// Why the peer's re-INVITE comes at the wrong moment, RFC 3261 §14.2.
  public OptionalInt refusalOfInvite() {
    if (inviting || ours) return OptionalInt.of(Status.REQUEST_PENDING);
    return invited || theirs ? OptionalInt.of(Status.SERVER_INTERNAL_ERROR) : OptionalInt.empty();
  }

  /// Why the peer's UPDATE comes at the wrong moment, RFC 3311 §5.2.
  public OptionalInt refusalOfUpdate(boolean offer) {
    if (updated) return OptionalInt.of(Status.SERVER_INTERNAL_ERROR);
    if (!offer) return OptionalInt.empty();
    if (ours) return OptionalInt.of(Status.REQUEST_PENDING);
    return theirs ? OptionalInt.of(Status.SERVER_INTERNAL_ERROR) : OptionalInt.empty();
  }
}
