package org.umbel.sip;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.umbel.sip.failure.AlreadyAnswered;
import org.umbel.sip.failure.DialogOver;
import org.umbel.sip.failure.NoResponse;
import org.umbel.sip.failure.PeerUnreachable;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.ReferTo;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipFragment;
import org.umbel.sip.message.Status;
import org.umbel.sip.message.SubscriptionState;
import org.umbel.sip.transaction.ServerTransaction;

/// A REFER within a dialog, RFC 3515: the peer asks that somebody be called. Who obeys accepts it,
/// tells of the new call's progress, and says how it ended. Belongs to the thread it comes on.
///
/// Whoever may send one can have calls placed at our expense; obey only whom you trust, and only
/// for targets you would let the peer call itself.
public final class IncomingRefer {

  /// The option tag of a REFER that wants no report, RFC 4488 §4.
  static final String UNREPORTED = "norefersub";

  private static final Duration LONGEST = Duration.ofMinutes(3);

  private enum State {
    OPEN,
    ACCEPTED,
    DONE
  }

  private final UserAgent agent;
  private final Dialog dialog;
  private final ServerTransaction transaction;
  private final Request request;
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private final boolean reports;
  private Optional<ReferTo> target = Optional.empty();

  IncomingRefer(UserAgent agent, Dialog dialog, ServerTransaction transaction) {
    this.agent = agent;
    this.dialog = dialog;
    this.transaction = transaction;
    this.request = transaction.request();
    this.reports = request.header("Refer-Sub").filter("false"::equalsIgnoreCase).isEmpty();
  }

  public Request request() {
    return request;
  }

  /// Whom to call.
  public ReferTo target() {
    return target.orElseThrow();
  }

  /// Who refers, as it says itself, RFC 3892.
  public Optional<NameAddr> referredBy() {
    return ReferTo.referredBy(request);
  }

  /// Agrees (202), and says that the call is being made.
  ///
  /// @throws AlreadyAnswered when it was answered before
  public void accept() {
    if (!state.compareAndSet(State.OPEN, State.ACCEPTED)) throw new AlreadyAnswered("202 to REFER");
    var accepted = request.reply(Status.ACCEPTED);
    respond(reports ? accepted : accepted.with("Refer-Sub", "false"));
    progress(Status.TRYING);
  }

  /// Tells how the new call comes along, such as 180.
  ///
  /// @return false when the peer wants to hear no more
  public boolean progress(int status) {
    return state.get() == State.ACCEPTED && tell(status, SubscriptionState.active(LONGEST));
  }

  /// Tells how the new call ended, 200 when it was answered. The last word; further ones are not
  /// sent.
  public void done(int status) {
    if (state.getAndSet(State.DONE) == State.ACCEPTED)
      tell(status, SubscriptionState.terminated("noresource"));
  }

  /// Refuses to do it.
  ///
  /// @throws AlreadyAnswered when it was answered before
  public void reject(int status) {
    if (!state.compareAndSet(State.OPEN, State.DONE))
      throw new AlreadyAnswered(status + " to REFER");
    respond(request.reply(status));
  }

  /// Has the handler do it; it leaves nothing open.
  void handle(Answers answers) {
    try {
      target = Optional.of(ReferTo.of(request));
      answers.handler().onRefer(this);
    } catch (MalformedMessage malformed) {
      respond(request.reply(Status.BAD_REQUEST, malformed.reason()));
      state.set(State.DONE);
    } catch (RuntimeException fault) {
      agent.trace().handlerFailed(request, fault);
    }
    if (state.get() == State.OPEN) reject(Status.SERVER_INTERNAL_ERROR);
    else done(Status.SERVER_INTERNAL_ERROR);
  }

  private void respond(Response response) {
    agent.respond(
        transaction,
        agent.manners().finished(agent.manners().withContact(response, dialog.flow()), ""));
  }

  private boolean tell(int status, SubscriptionState subscription) {
    if (!reports) return false;
    try {
      return dialog.client().notify(plain -> notification(plain, status, subscription)).success();
    } catch (DialogOver | NoResponse | PeerUnreachable gone) {
      return false;
    }
  }

  private Request notification(Request plain, int status, SubscriptionState subscription) {
    return plain
        .with("Event", Event.REFER + ";id=" + request.cSeq().number())
        .with("Subscription-State", subscription.toString())
        .withBody(SipFragment.TYPE, SipFragment.of(status));
  }
}
