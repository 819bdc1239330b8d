package org.umbel.sip;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.dialog.Offers;
import org.umbel.sip.loop.Turns;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transaction.InviteServerTransaction;
import org.umbel.sip.transaction.ServerTransaction;

/// The half of a dialog that answers the peer's requests. Belongs to the loop; the handler is
/// called on virtual threads, one call after the other.
final class DialogServer {

  private static final int REFERS = 4; // that wait for another one

  private final UserAgent agent;
  private final Dialog dialog;
  private final Answers answers;
  private final Offers offers = new Offers();
  private final SessionServer session;
  private final PrackServer pracks;
  private final Turns refers = new Turns();
  private @Nullable Unanswered unanswered;
  private volatile @Nullable Referral referral;

  DialogServer(UserAgent agent, Dialog dialog, DialogHandler handler) {
    this.agent = agent;
    this.dialog = dialog;
    this.answers = new Answers(agent, dialog, handler);
    this.session = new SessionServer(agent, dialog, answers, offers);
    this.pracks = new PrackServer(agent, dialog, answers, offers);
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
    else if (refers(request)) referred(transaction);
    else if (!answers.queue(() -> other(transaction, request)))
      answers.refuse(transaction, Status.SERVER_INTERNAL_ERROR);
  }

  private boolean refers(Request request) {
    return request.is(Method.REFER) && agent.takes(Method.REFER);
  }

  private void referred(ServerTransaction transaction) {
    var refer = new IncomingRefer(agent, dialog, transaction);
    if (!refers.add(() -> refer.handle(answers), REFERS))
      answers.refuse(transaction, Status.SERVER_INTERNAL_ERROR);
  }

  /// From now on this hears what becomes of a REFER of ours. Any thread.
  void follow(Referral other) {
    referral = other;
  }

  private void other(ServerTransaction transaction, Request request) {
    var following = referral;
    if (following != null && Referral.isReport(request)) {
      // answered first: who waits for the last report may hang up at once
      if (respond(transaction, request, Referral::answer).success()) following.learn(request);
    } else {
      respond(transaction, request, answers.handler()::onRequest);
    }
  }

  private Response respond(
      ServerTransaction transaction, Request request, Function<Request, Response> answer) {
    var response = answers.asked(request, () -> answer.apply(request));
    agent.respond(transaction, answers.complete(response));
    return response;
  }

  private void ended(ServerTransaction bye) {
    var request = bye.request();
    bye.respond(answers.complete(request.reply(Status.OK)));
    var invite = unanswered;
    if (invite != null) invite.giveUp();
    else dialog.end(new DialogEnd.ByPeer(request));
  }

  void end(DialogEnd end) {
    var following = referral;
    if (following != null) following.ended();
    if (session.end()) answers.last(() -> answers.handler().onEnded(end));
  }
}
