package org.umbel.sip;

import java.util.function.Supplier;
import org.umbel.sip.loop.Turns;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transaction.ServerTransaction;

/// How the peer's requests in a dialog get their responses: from its handler, which is called on
/// virtual threads, one call after the other, or from the endpoint itself.
final class Answers {

  private static final String RETRY_AFTER = "5"; // seconds, of 0 to 10 by RFC 3261 §14.2
  private static final int WAITING = 64; // requests of one peer in one dialog

  private final UserAgent agent;
  private final Dialog dialog;
  private final Turns turns = new Turns();
  private volatile DialogHandler handler;

  Answers(UserAgent agent, Dialog dialog, DialogHandler handler) {
    this.agent = agent;
    this.dialog = dialog;
    this.handler = handler;
  }

  DialogHandler handler() {
    return handler;
  }

  /// From now on this handler takes the peer's requests. Any thread.
  void serve(DialogHandler other) {
    handler = other;
  }

  /// Has the handler do something in its turn.
  ///
  /// @return false when too much waits already; then it is not done
  boolean queue(Runnable task) {
    return turns.add(task, WAITING);
  }

  /// The last turn of all.
  void last(Runnable task) {
    turns.add(task, Integer.MAX_VALUE);
  }

  /// What the handler says; whatever it throws must not keep the peer waiting.
  Response asked(Request request, Supplier<Response> question) {
    try {
      return question.get();
    } catch (RuntimeException fault) {
      agent.trace().handlerFailed(request, fault);
      return request.reply(Status.SERVER_INTERNAL_ERROR);
    }
  }

  /// A response with all that is added to it.
  Response complete(Response response) {
    return agent.manners().finished(response, "");
  }

  /// The same with a Contact, for what may change where we are to be found.
  Response located(Response response) {
    return complete(agent.manners().withContact(response, dialog.flow()));
  }

  /// Answers without asking the handler. On the loop.
  void refuse(ServerTransaction transaction, int status) {
    var refusal = transaction.request().reply(status);
    refuse(
        transaction,
        status == Status.SERVER_INTERNAL_ERROR
            ? refusal.with("Retry-After", RETRY_AFTER)
            : refusal);
  }

  /// The same with headers of one's own.
  void refuse(ServerTransaction transaction, Response refusal) {
    var complete = complete(refusal);
    agent.trace().refused(transaction.request(), complete);
    transaction.respond(complete);
  }
}
