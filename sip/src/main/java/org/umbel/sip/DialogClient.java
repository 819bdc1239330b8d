package org.umbel.sip;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.failure.DialogOver;
import org.umbel.sip.failure.NoResponse;
import org.umbel.sip.failure.PeerUnreachable;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transport.Flow;

/// The half of a dialog that sends this side's requests, and answers the challenges to them. Any
/// thread may use it, and most of its methods wait for the final response.
final class DialogClient {

  private final UserAgent agent;
  private final Dialog dialog;
  private final Optional<DigestClient> login;
  private final Object sending =
      new Object(); // held from the choice of a CSeq until it is handed on
  private volatile boolean closed;

  DialogClient(UserAgent agent, Dialog dialog, Optional<DigestClient> login) {
    this.agent = agent;
    this.dialog = dialog;
    this.login = login;
  }

  /// See [Dialog#request].
  Response request(Method method, UnaryOperator<Request> dress) {
    var response = once(method, dress);
    return challenged(response) ? once(method, answering(response, dress)) : response;
  }

  /// See [Dialog#request(Method, UnaryOperator, Consumer)].
  void request(Method method, UnaryOperator<Request> dress, Consumer<Optional<Response>> then) {
    try {
      send(method, dress, new Told(method, then));
    } catch (SipException unsent) {
      throw unsent;
    } catch (RuntimeException fault) {
      agent.trace().handlerFailed(dialog.state().draft(method), fault);
      agent.loop().execute(() -> then.accept(Optional.empty()));
    }
  }

  private Response once(Method method, UnaryOperator<Request> dress) {
    var exchange = new Exchange();
    send(method, dress, exchange);
    var what = method + " in call " + dialog.id().callId();
    return response(exchange.end().take(what), method, what);
  }

  /// A NOTIFY, whose refusal ends the subscription and not the dialog, RFC 5057 §5.1.
  Response notify(UnaryOperator<Request> dress) {
    var exchange = new Exchange();
    send(Method.NOTIFY, dress, exchange);
    var what = "NOTIFY in call " + dialog.id().callId();
    return Exchange.response(exchange.end().take(what), what);
  }

  /// Whether the peer wants to know who asks, and somebody knows an answer.
  boolean challenged(Response response) {
    return login.isPresent() && Drafts.challenges(response);
  }

  /// A request whose end is told on the loop.
  private final class Told extends Exchange {
    private final Method method;
    private final Consumer<Optional<Response>> then;
    private boolean over; // belongs to the loop

    Told(Method method, Consumer<Optional<Response>> then) {
      this.method = method;
      this.then = then;
    }

    @Override
    void ended(End how) {
      if (over) return;
      over = true;
      then.accept(outcome(how));
    }

    private Optional<Response> outcome(End how) {
      try {
        return Optional.of(
            DialogClient.this.response(how, method, method + " in call " + dialog.id().callId()));
      } catch (DialogOver | NoResponse | PeerUnreachable _) {
        return Optional.empty();
      }
    }
  }

  /// Dresses a request as before, and answers the challenge to it.
  UnaryOperator<Request> answering(Response challenge, UnaryOperator<Request> dress) {
    return plain -> {
      var request = dress.apply(plain);
      return login.flatMap(known -> known.answer(request, challenge)).orElse(request);
    };
  }

  /// The final response of a request within the dialog, which may be the end of the dialog.
  Response response(Exchange.End end, Method method, String what) {
    if (end instanceof Exchange.Silent)
      dialog.endLater(new DialogEnd.PeerGone("no answer to " + method));
    var response = Exchange.response(end, what);
    if (response.status() == 481 || response.status() == 408)
      dialog.endLater(new DialogEnd.PeerGone(response.status() + " to " + method));
    return response;
  }

  /// Ends the call with BYE. With a login that may be challenged, so that its response must be
  /// waited for.
  void bye(UnaryOperator<Request> dress, DialogEnd end) {
    try {
      if (login.isPresent()) request(Method.BYE, dress);
      else send(Method.BYE, dress, new Exchange());
    } catch (DialogOver | NoResponse | PeerUnreachable _) {
      // it ends all the same
    }
    dialog.endLater(end);
  }

  /// The same without waiting in any case.
  void byeAtOnce(UnaryOperator<Request> dress) {
    var end = new DialogEnd.ByUs();
    if (login.isPresent()) Thread.startVirtualThread(() -> bye(dress, end));
    else bye(dress, end);
  }

  /// Hands a request to the loop with the next CSeq, completed and dressed; does not wait.
  ///
  /// @throws DialogOver when the dialog has ended
  void send(Method method, UnaryOperator<Request> dress, Exchange exchange) {
    var way = agent.wayTo(dialog.state(), dialog.flow());
    synchronized (sending) {
      if (closed) throw new DialogOver(dialog.id().callId());
      var next = agent.manners().completed(dialog.state().next(method), way);
      var request = timed(dress.apply(next));
      agent.loop().execute(() -> send(request, way, exchange));
    }
  }

  /// On the loop. Whatever fails, nobody waits in vain.
  private void send(Request request, Flow way, Exchange exchange) {
    if (closed) {
      exchange.ended(new Exchange.Over(dialog.id().callId()));
      return;
    }
    if (!exchange.begin(request)) {
      exchange.ended(new Exchange.Crossing());
      return;
    }
    try {
      agent.send(request, way, exchange);
    } catch (RuntimeException fault) {
      agent.trace().fault(fault);
      exchange.onUnsent(fault.toString());
    }
  }

  private Request timed(Request request) {
    boolean session = request.is(Method.INVITE) || request.is(Method.UPDATE);
    return session ? dialog.timer().asking(request) : request;
  }

  /// A request that must go even when the application fails to complete it.
  Request dressed(Request plain, UnaryOperator<Request> dress) {
    try {
      return dress.apply(plain);
    } catch (RuntimeException fault) {
      agent.trace().handlerFailed(plain, fault);
      return plain;
    }
  }

  /// Sends nothing any more. On the loop, which must not wait for somebody who dresses a request;
  /// what was handed to it behind this is not sent either.
  void close() {
    closed = true;
  }

  boolean closed() {
    return closed;
  }
}
