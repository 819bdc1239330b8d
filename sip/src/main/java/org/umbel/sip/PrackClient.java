package org.umbel.sip;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.umbel.sip.failure.DialogOver;
import org.umbel.sip.failure.NoResponse;
import org.umbel.sip.failure.PeerUnreachable;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.RAck;
import org.umbel.sip.message.RSeq;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// Acknowledges the peer's reliable provisional responses, RFC 3262 §4. Any thread may use it.
final class PrackClient {

  private final UserAgent agent;
  private final Dialog dialog;

  PrackClient(UserAgent agent, Dialog dialog) {
    this.agent = agent;
    this.dialog = dialog;
  }

  /// Acknowledges a provisional response if it is reliable, on a thread of its own.
  void acknowledge(Response provisional, BiFunction<Response, Request, Request> answer) {
    if (RSeq.of(provisional).isPresent())
      Thread.startVirtualThread(
          () -> send(prack(provisional, prack -> answer.apply(provisional, prack)), _ -> {}));
  }

  /// The PRACK of a reliable provisional response; completing it may take its time.
  Request prack(Response provisional, UnaryOperator<Request> dress) {
    var rAck = new RAck(RSeq.of(provisional).orElseThrow(), provisional.cSeq());
    var draft = agent.manners().completed(dialog.state().draft(Method.PRACK), dialog.flow());
    return dialog.client().dressed(draft.with("RAck", rAck.toString()), dress);
  }

  /// Sends a PRACK and waits for its response; that there is none is for the peer to notice.
  ///
  /// @param answered told of the response to an offer, on the loop
  void send(Request prack, Consumer<Response> answered) {
    var client = dialog.client();
    try {
      var response = once(prack, plain -> plain, answered);
      if (client.challenged(response))
        once(prack, client.answering(response, plain -> plain), answered);
    } catch (DialogOver | NoResponse | PeerUnreachable _) {
      // the peer repeats its response and gives up
    }
  }

  private Response once(Request prack, UnaryOperator<Request> dress, Consumer<Response> answered) {
    var exchange = new PrackExchange(dialog, answered);
    UnaryOperator<Request> numbered =
        plain -> dress.apply(prack.with("CSeq", plain.cSeq().toString()));
    dialog.client().send(Method.PRACK, numbered, exchange);
    var what = "PRACK in call " + dialog.id().callId();
    var response = Exchange.response(exchange.end().take(what), what);
    if (response.success()) dialog.said(prack);
    return response;
  }
}
