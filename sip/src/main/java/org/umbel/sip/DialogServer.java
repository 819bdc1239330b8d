package org.umbel.sip;

import org.jspecify.annotations.Nullable;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Status;
import org.umbel.sip.transaction.InviteServerTransaction;
import org.umbel.sip.transaction.ServerTransaction;

/// The half of a dialog that answers the peer's requests. Belongs to the loop; the handler is
/// called on virtual threads, one call after the other.
final class DialogServer {

  private final UserAgent agent;
  private final Dialog dialog;
  private final Answers answers;
  private final Offers offers = new Offers();
  private final SessionServer session;
  private final PrackServer pracks;
  private @Nullable Unanswered unanswered;

  DialogServer(UserAgent agent, Dialog dialog, DialogHandler handler) {
    this.agent = agent;
    this.dialog = dialog;
    this.answers = new Answers(agent, dialog, handler);
    this.session = new SessionServer(agent, dialog, answers, offers);
    this.pracks = new PrackServer(agent, answers, offers);
  }

  /// The INVITE of the peer that has made an early dialog.
  interface Unanswered {
    /// The provisional response that waits for its PRACK.
    ReliableProgress progress();

    /// The peer gives up by BYE.
    void giveUp();
  }

  /// From now on this handler takes the peer's requests. Any thread.
  void serve(DialogHandler other) {
    answers.serve(other);
  }

  Offers offers() {
    return offers;
  }

  SessionServer session() {
    return session;
  }

  /// The dialog is early.
  void early(Unanswered invite) {
    unanswered = invite;
  }

  /// The dialog is early no longer.
  void confirmed() {
    unanswered = null;
  }

  void receive(ServerTransaction transaction) {
    var request = transaction.request();
    if (!dialog.state().inOrder(request)) answers.refuse(transaction, Status.SERVER_INTERNAL_ERROR);
    else if (request.is(Method.BYE)) ended(transaction);
    else if (request.is(Method.OPTIONS))
      transaction.respond(answers.complete(agent.manners().capabilities(request)));
    else if (transaction instanceof InviteServerTransaction invite) session.reinvited(invite);
    else if (request.is(Method.UPDATE)) session.updated(transaction);
    else if (request.is(Method.PRACK)) pracks.acknowledged(transaction, unanswered);
    else if (!answers.queue(() -> other(transaction, request)))
      answers.refuse(transaction, Status.SERVER_INTERNAL_ERROR);
  }

  private void other(ServerTransaction transaction, Request request) {
    var response = answers.asked(request, () -> answers.handler().onRequest(request));
    agent.respond(transaction, answers.complete(response));
  }

  private void ended(ServerTransaction bye) {
    var request = bye.request();
    bye.respond(answers.complete(request.reply(Status.OK)));
    var invite = unanswered;
    if (invite != null) invite.giveUp();
    else dialog.end(new DialogEnd.ByPeer(request));
  }

  void end(DialogEnd end) {
    if (session.end()) answers.last(() -> answers.handler().onEnded(end));
  }
}
