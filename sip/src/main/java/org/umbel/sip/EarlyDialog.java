package org.umbel.sip;

import java.util.Optional;
import org.umbel.sip.dialog.DialogState;
import org.umbel.sip.loop.Parcel;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transaction.InviteServerTransaction;

/// The dialog of a call that comes in, until it is confirmed. Its methods belong to the loop, but
/// for [#dialog].
final class EarlyDialog implements DialogServer.Unanswered {

  private static final DialogHandler UNWANTED = new DialogHandler() {};

  private final UserAgent agent;
  private final Request invite;
  private final Runnable givenUp;
  private final Dialog dialog;
  private final ReliableProgress progress;
  private boolean begun;

  /// @param givenUp what to do when the caller gives up by BYE
  EarlyDialog(
      UserAgent agent, InviteServerTransaction transaction, String localTag, Runnable givenUp) {
    this.agent = agent;
    this.invite = transaction.request();
    this.givenUp = givenUp;
    var state = DialogState.ofServer(invite, localTag);
    this.dialog = new Dialog(agent, state, transaction.flow(), UNWANTED, Optional.empty());
    this.progress = new ReliableProgress(agent, transaction, invite.cSeq());
  }

  Dialog dialog() {
    return dialog;
  }

  /// The caller is about to learn of it.
  void begin() {
    if (begun || dialog.over() || dialog.confirmed()) return;
    begun = true;
    agent.dialogs().add(dialog);
    dialog.server().early(this);
    dialog.server().offers().peerInvites(invite.bodyLength() > 0);
  }

  /// Sends a reliable provisional response.
  ///
  /// @param offer whether its body is an offer
  void ring(Response provisional, boolean offer, Parcel<ReliableProgress.End> end) {
    if (dialog.over() || dialog.confirmed()) {
      end.put(new ReliableProgress.Over());
      return;
    }
    begin();
    if (offer) dialog.server().offers().weOffer();
    else if (provisional.bodyLength() > 0) dialog.server().offers().weHaveAnswered();
    dialog.said(provisional);
    progress.send(provisional, offer, end);
  }

  /// The call was refused, or the caller has given up.
  void end() {
    progress.over();
    dialog.end(new DialogEnd.ByUs());
  }

  @Override
  public ReliableProgress progress() {
    return progress;
  }

  @Override
  public void giveUp() {
    givenUp.run();
  }
}
