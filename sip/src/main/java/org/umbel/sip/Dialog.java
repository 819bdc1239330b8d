package org.umbel.sip;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.dialog.DialogId;
import org.umbel.sip.dialog.DialogState;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Uri;
import org.umbel.sip.transaction.InviteServerTransaction;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Peer;

/// A dialog that is established, RFC 3261 §12. Any thread may use it; its methods that send a
/// request wait for the final response.
public final class Dialog {

  private final UserAgent agent;
  private final DialogState state;
  private final Flow flow;
  private final DialogServer server;
  private final Optional<DigestClient> login;
  private final Object sending =
      new Object(); // held from the choice of a CSeq until it is handed on
  private volatile boolean over;

  Dialog(
      UserAgent agent,
      DialogState state,
      Flow flow,
      DialogHandler handler,
      Optional<DigestClient> login) {
    this.login = login;
    this.agent = agent;
    this.state = state;
    this.flow = flow;
    this.server = new DialogServer(agent, this, handler);
  }

  /// Call-ID and tags.
  public DialogId id() {
    return state.id();
  }

  /// This side, with its tag.
  public NameAddr local() {
    return state.local();
  }

  /// The peer, with its tag.
  public NameAddr remote() {
    return state.remote();
  }

  /// Where the peer wants its requests, from its Contact.
  public Uri target() {
    return state.target();
  }

  /// Where the message came from that made the dialog.
  public Peer peer() {
    return flow.peer();
  }

  /// Whether it has ended, whoever ended it.
  public boolean over() {
    return over;
  }

  /// Sends a request other than INVITE, ACK and BYE, and waits for its final response. A 408 or 481
  /// ends the dialog, RFC 3261 §12.2.1.2.
  ///
  /// @param dress adds headers and a body
  /// @throws DialogOver when the dialog has ended
  /// @throws NoResponse when there is no final response in 64*T1; the dialog has ended then
  /// @throws PeerUnreachable when it cannot be sent
  public Response request(Method method, UnaryOperator<Request> dress) {
    var response = once(method, dress);
    if (login.isEmpty() || !UserAgent.challenges(response)) return response;
    return once(
        method,
        plain -> {
          var request = dress.apply(plain);
          return login.get().answer(request, response).orElse(request);
        });
  }

  private Response once(Method method, UnaryOperator<Request> dress) {
    var exchange = new Exchange();
    send(method, dress, exchange);
    var what = method + " in call " + id().callId();
    var end = exchange.end().take(what);
    if (end instanceof Exchange.Silent) endLater(new DialogEnd.PeerGone("no answer to " + method));
    var response = Exchange.response(end, what);
    if (response.status() == 481 || response.status() == 408)
      endLater(new DialogEnd.PeerGone(response.status() + " to " + method));
    return response;
  }

  /// Changes the session with a re-INVITE and waits for the final response; a 2xx was acknowledged
  /// then. When both sides try at once (491), tries again after the pause of RFC 3261 §14.1, three
  /// times at most.
  ///
  /// @param dress adds the session description and headers
  /// @throws DialogOver when the dialog has ended
  /// @throws NoResponse when there is no response in 64*T1
  /// @throws PeerUnreachable when it cannot be sent
  public Response reinvite(UnaryOperator<Request> dress) {
    return reinvite(dress, (ok, ack) -> ack);
  }

  /// The same without an offer in the re-INVITE: the peer makes it in its 2xx.
  ///
  /// @param answer completes the ACK of the 2xx with the answer
  public Response reinvite(
      UnaryOperator<Request> dress, BiFunction<Response, Request, Request> answer) {
    return new Reinvite(agent, this, dress, answer).run();
  }

  /// Ends the call: sends BYE and does not wait for its response. Does nothing when it is over.
  public void bye() {
    bye(request -> request);
  }

  /// Ends the call with headers of one's own in the BYE, such as Reason.
  public void bye(UnaryOperator<Request> dress) {
    if (over) return;
    if (login.isPresent()) Thread.startVirtualThread(() -> end(dress));
    else end(dress);
  }

  /// With a login the BYE may be challenged, so that its response must be waited for.
  private void end(UnaryOperator<Request> dress) {
    try {
      if (login.isPresent()) request(Method.BYE, dress);
      else send(Method.BYE, dress, new Exchange());
    } catch (DialogOver | NoResponse | PeerUnreachable _) {
      // it ends all the same
    }
    endLater(new DialogEnd.ByUs());
  }

  /// Forgets the dialog without a word to the peer, as is right for one that ends by what was said
  /// in it (the NOTIFY that terminates a subscription).
  public void forget() {
    endLater(new DialogEnd.ByUs());
  }

  /// Hands a request to the loop with the next CSeq, completed and dressed.
  void send(Method method, UnaryOperator<Request> dress, Exchange exchange) {
    var way = agent.wayTo(state, flow);
    synchronized (sending) {
      if (over) throw new DialogOver(id().callId());
      var request = dress.apply(agent.manners().completed(state.next(method), way));
      agent.loop().execute(() -> begin(request, way, exchange));
    }
  }

  private void begin(Request request, Flow way, Exchange exchange) {
    if (exchange.begin()) agent.send(request, way, exchange);
    else exchange.end().put(new Exchange.Crossing());
  }

  DialogState state() {
    return state;
  }

  Flow flow() {
    return flow;
  }

  DialogServer server() {
    return server;
  }

  /// Sends the 2xx of the INVITE that makes this dialog and waits for its ACK.
  Request establish(InviteServerTransaction transaction, Response ok, long sequence) {
    return server.establish(transaction, ok, sequence);
  }

  /// Any thread.
  void endLater(DialogEnd end) {
    agent.loop().execute(() -> end(end));
  }

  /// On the loop.
  void end(DialogEnd end) {
    if (over) return;
    synchronized (sending) {
      over = true;
    }
    agent.unregister(this);
    server.end(end);
  }
}
