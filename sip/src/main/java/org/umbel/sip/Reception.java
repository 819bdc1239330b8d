package org.umbel.sip;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.umbel.sip.admission.Admission;
import org.umbel.sip.dialog.Reliability;
import org.umbel.sip.failure.DialogOver;
import org.umbel.sip.failure.InviteCancelled;
import org.umbel.sip.failure.LeftUnanswered;
import org.umbel.sip.failure.NoAckReceived;
import org.umbel.sip.failure.NoPrackReceived;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.RSeq;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.RequestCheck;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transaction.InviteServerTransaction;
import org.umbel.sip.transaction.ServerTransaction;
import org.umbel.sip.transaction.Tokens;
import org.umbel.sip.transaction.TransactionUser;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Transports;

/// Receives requests, RFC 3261 §8.2: refuses, finds the dialog, or gives them to the application on
/// fresh virtual threads. Belongs to the loop.
final class Reception implements TransactionUser {

  private final UserAgent agent;
  private final SipHandler handler;
  private final RequestCheck check;
  private final Admission admission;
  private final String retryAfter;
  private final Reliability reliability;
  private final Duration shortestSession;
  private final String statelessTag = Tokens.word();

  Reception(UserAgent agent, SipSettings settings, SipHandler handler, Transports transports) {
    this.agent = agent;
    this.handler = handler;
    this.check = new RequestCheck(settings.understood());
    this.admission = new Admission(settings.load(), agent.loop(), transports);
    this.reliability = settings.dialogs().reliability();
    this.shortestSession = settings.dialogs().sessionTimer().shortest();
    this.retryAfter = Long.toString(settings.load().retryAfter().toSeconds());
  }

  Admission admission() {
    return admission;
  }

  @Override
  public Optional<Response> refusal(Request request, Flow from) {
    boolean outside = request.to().tag().isEmpty();
    if (outside && !agent.doorkeeper().mayAsk(from.peer())) return Optional.of(tryLater(request));
    var invalid = check.refusal(request);
    if (invalid.isPresent()) return Optional.of(refused(request, invalid.get()));
    if (!outside)
      return agent.dialogs().of(request).isPresent() || opens(request)
          ? Optional.empty()
          : Optional.of(refused(request, request.reply(Status.CALL_DOES_NOT_EXIST)));
    if (insistsInVain(request)) {
      var required = request.reply(Status.EXTENSION_REQUIRED).with("Require", RSeq.OPTION);
      return Optional.of(refused(request, required));
    }
    var tooShort = SessionTimer.refusal(request, shortestSession);
    if (tooShort.isPresent()) return Optional.of(refused(request, tooShort.get()));
    var replacing = agent.dialogs().replacing().refusal(request);
    if (replacing.isPresent())
      return Optional.of(refused(request, request.reply(replacing.getAsInt())));
    var overload = admission.refusal(agent.transactions().size());
    if (overload.isEmpty()) return Optional.empty();
    agent.trace().shed(request, from.peer(), overload.get());
    return Optional.of(tryLater(request));
  }

  private Response tryLater(Request request) {
    var unavailable = request.reply(Status.SERVICE_UNAVAILABLE).with("Retry-After", retryAfter);
    return unavailable.withToTag(statelessTag);
  }

  /// Whether our provisional responses would not be acknowledged, RFC 3262 §3.
  private boolean insistsInVain(Request request) {
    return reliability == Reliability.REQUIRED
        && request.is(Method.INVITE)
        && !request.supports(RSeq.OPTION)
        && !request.requires(RSeq.OPTION);
  }

  private Response refused(Request request, Response response) {
    agent.trace().refused(request, response);
    return agent.manners().finished(response, statelessTag);
  }

  @Override
  public void onRequest(ServerTransaction transaction) {
    var request = transaction.request();
    var dialog = dialog(request, transaction.flow());
    if (dialog.isPresent()) dialog.get().server().receive(transaction);
    else if (request.is(Method.BYE)) unknown(transaction);
    else if (transaction instanceof InviteServerTransaction invite) invited(invite);
    else requested(transaction);
  }

  @Override
  public void onAck(Request ack, Flow from) {
    var dialog = agent.dialogs().of(ack);
    if (dialog.isEmpty() || !dialog.get().server().session().acknowledge(ack))
      agent.trace().stray(ack, from.peer());
  }

  @Override
  public void onStray(Response response, Flow from) {
    agent.trace().stray(response, from.peer());
  }

  private boolean opens(Request request) {
    return request.is(Method.NOTIFY) && agent.dialogs().opening(request).isPresent();
  }

  private Optional<Dialog> dialog(Request request, Flow from) {
    if (request.to().tag().isEmpty()) return Optional.empty();
    var known = agent.dialogs().of(request);
    if (known.isPresent() || !opens(request)) return known;
    return agent.dialogs().opening(request).map(opening -> opening.begun(request, from));
  }

  private void unknown(ServerTransaction transaction) {
    var request = transaction.request();
    transaction.respond(refused(request, request.reply(Status.CALL_DOES_NOT_EXIST)));
  }

  private void invited(InviteServerTransaction transaction) {
    var invite =
        new IncomingInvite(
            agent,
            transaction,
            Tokens.word(),
            agent.dialogs().replacing().replaced(transaction.request()));
    hand(invite.request(), invite, handler::onInvite, invite::failUnlessAnswered);
  }

  private void requested(ServerTransaction transaction) {
    var incoming = new IncomingRequest(agent, transaction, Tokens.word());
    hand(incoming.request(), incoming, handler::onRequest, incoming::failUnlessAnswered);
  }

  private <T> void hand(Request request, T incoming, Consumer<T> entry, Ending ending) {
    admission.begin();
    long handedOver = System.nanoTime();
    Thread.startVirtualThread(() -> {
      admission.started(handedOver, System.nanoTime());
      handle(request, incoming, entry);
      if (ending.failUnlessAnswered())
        agent.trace().handlerFailed(request, new LeftUnanswered(request.method()));
    });
  }

  // The outermost frame of the application's code: what it throws ends here and is told.
  private <T> void handle(Request request, T incoming, Consumer<T> entry) {
    try {
      entry.accept(incoming);
    } catch (InviteCancelled | NoPrackReceived | NoAckReceived | DialogOver _) {
      // the caller has gone, and so may the handler
    } catch (RuntimeException fault) {
      agent.trace().handlerFailed(request, fault);
    }
  }

  /// Makes sure that a request gets its final response.
  private interface Ending {
    /// @return whether it had none
    boolean failUnlessAnswered();
  }
}
