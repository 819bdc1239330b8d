package org.umbel.sip;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.umbel.sip.dialog.DialogState;
import org.umbel.sip.failure.AlreadyAnswered;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transaction.ServerTransaction;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Peer;

/// A request outside a dialog, other than INVITE, that waits for its response. Any thread may
/// answer it.
public final class IncomingRequest {

  private final UserAgent agent;
  private final ServerTransaction transaction;
  private final Request request;
  private final Flow flow;
  private final String localTag;
  private final AtomicBoolean answered = new AtomicBoolean();

  IncomingRequest(UserAgent agent, ServerTransaction transaction, String localTag) {
    this.agent = agent;
    this.transaction = transaction;
    this.request = transaction.request();
    this.flow = transaction.flow();
    this.localTag = localTag;
  }

  public Request request() {
    return request;
  }

  /// Where it really came from.
  public Peer source() {
    return flow.peer();
  }

  /// The way it came by, which is a way back while it is open.
  public Flow flow() {
    return flow;
  }

  /// Answers; `reply(request().reply(200).with(…))`. The endpoint adds the To tag and Server.
  ///
  /// @throws AlreadyAnswered after a final response
  public void reply(Response response) {
    if (response.provisional()) respond(response);
    else claimAndRespond(response);
  }

  /// Answers without more than the status.
  ///
  /// @throws AlreadyAnswered after a final response
  public void reply(int status) {
    reply(request.reply(status));
  }

  /// Says what an endpoint says that does not know what to do: 200 to OPTIONS, else 405 or 501.
  public void replyDefault() {
    reply(
        request.is(Method.OPTIONS)
            ? agent.manners().capabilities(request)
            : Methods.refusal(request));
  }

  /// Accepts a request that makes a dialog, such as SUBSCRIBE, with a 2xx that gets a Contact.
  ///
  /// @throws AlreadyAnswered after a final response
  public Dialog accept(Response ok, DialogHandler handler) {
    var state = DialogState.ofServer(request, localTag);
    var dialog = new Dialog(agent, state, flow, handler, Optional.empty()).confirm();
    var complete = agent.manners().withContact(ok, flow);
    claim(ok);
    agent.loop().execute(() -> agent.dialogs().add(dialog));
    respond(complete);
    return dialog;
  }

  /// Whether a final response was given.
  public boolean answered() {
    return answered.get();
  }

  /// Last words when the handler has left it unanswered.
  ///
  /// @return whether it was so
  boolean failUnlessAnswered() {
    if (!answered.compareAndSet(false, true)) return false;
    agent.admission().end();
    respond(request.reply(Status.SERVER_INTERNAL_ERROR));
    return true;
  }

  private void claimAndRespond(Response response) {
    claim(response);
    respond(response);
  }

  private void claim(Response response) {
    if (!answered.compareAndSet(false, true))
      throw new AlreadyAnswered(response.status() + " to " + request.method());
    agent.admission().end();
  }

  private void respond(Response response) {
    agent.respond(transaction, agent.manners().finished(response, localTag));
  }
}
