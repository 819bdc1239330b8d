package org.umbel.sip;

import java.security.SecureRandom;
import java.util.List;
import org.umbel.sip.admission.Admission;
import org.umbel.sip.admission.Doorkeeper;
import org.umbel.sip.dialog.DialogSettings;
import org.umbel.sip.dialog.DialogState;
import org.umbel.sip.failure.PeerUnreachable;
import org.umbel.sip.locate.FailOver;
import org.umbel.sip.locate.Locator;
import org.umbel.sip.locate.Shunned;
import org.umbel.sip.locate.Ways;
import org.umbel.sip.loop.Loop;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Replaces;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.message.Status;
import org.umbel.sip.message.Uri;
import org.umbel.sip.trace.Trace;
import org.umbel.sip.transaction.ClientUser;
import org.umbel.sip.transaction.Sending;
import org.umbel.sip.transaction.ServerTransaction;
import org.umbel.sip.transaction.Timers;
import org.umbel.sip.transaction.Transactions;
import org.umbel.sip.transport.Door;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Incident;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Sink;
import org.umbel.sip.transport.Transports;

/// The middle of an endpoint: everything that arrives passes here on its way to a transaction, a
/// dialog or the application, and everything that is sent on its way out.
final class UserAgent implements Sink {

  private final SipSettings settings;
  private final Loop loop;
  private final Transports transports;
  private final Doorkeeper doorkeeper;
  private final Trace trace;
  private final Manners manners;
  private final Shunned shunned;
  private volatile FailOver failOver;
  private final Ways ways;
  private final Transactions transactions;
  private final Reception reception;
  private final Dialogs dialogs; // belongs to the loop
  private boolean closed; // and this

  UserAgent(
      SipSettings settings,
      SipHandler handler,
      Trace trace,
      Loop loop,
      Transports transports,
      Door door) {
    this.settings = settings;
    this.loop = loop;
    this.transports = transports;
    this.trace = trace;
    this.doorkeeper = new Doorkeeper(door, trace, loop);
    this.dialogs = new Dialogs(settings.extensions().contains(Replaces.OPTION));
    this.manners = new Manners(settings);
    this.failOver = settings.failOver();
    this.shunned = new Shunned(loop::nanos);
    var locator = new Locator(settings.names(), transports::speaks, new SecureRandom());
    this.ways = new Ways(transports, locator, shunned);
    this.reception = new Reception(this, settings, handler, transports);
    this.transactions = new Transactions(loop, settings.timers(), transports, trace, reception);
  }

  @Override
  public void received(SipMessage message, Flow from) {
    trace.received(message, from.peer());
    doorkeeper.behaved(from.peer());
    try {
      switch (message) {
        case Request request -> transactions.receive(request, from);
        case Response response -> {
          shunned.welcome(from.peer());
          transactions.receive(response, from);
        }
      }
    } catch (MalformedMessage fault) {
      malformed(fault, from);
      if (message instanceof Request request)
        transactions.respondStateless(
            request.reply(Status.BAD_REQUEST, fault.reason()), request.topVia(), from);
    }
  }

  @Override
  public void malformed(MalformedMessage fault, Flow from) {
    trace.malformed(fault, from.peer());
    doorkeeper.offended(from.peer());
    fault
        .answer()
        .ifPresent(answer -> transactions.respondStateless(answer, answer.topVia(), from));
  }

  @Override
  public void keptAlive(Peer from) {
    trace.keptAlive();
  }

  @Override
  public void incident(Incident incident) {
    doorkeeper.tell(incident);
  }

  /// Sends a response from any thread.
  void respond(ServerTransaction transaction, Response response) {
    loop.execute(() -> transaction.respond(response));
  }

  /// Sends a completed request, on the loop.
  Sending send(Request request, Flow way, ClientUser user) {
    var sending = new Sending(transactions, transports, request, user);
    if (closed) {
      user.onUnsent("the endpoint is closed");
      return sending;
    }
    sending.start(way);
    return sending;
  }

  /// Sends an ACK for a 2xx, on the loop; returned with its Via.
  Request sendAck(Request ack, Flow way) {
    return transactions.sendAck(ack, way);
  }

  void sendAckAgain(Request ack, Flow way) {
    transactions.sendAckAgain(ack, way);
  }

  /// Ends everything that somebody may wait for, on the loop.
  void close() {
    closed = true;
    transactions.abandon("the endpoint is closed");
    dialogs.endAll();
  }

  /// On the loop.
  boolean closed() {
    return closed;
  }

  /// The destinations of a request outside of dialogs; may ask a name server.
  Tries tries(OutgoingRequest wanted, Request request) {
    return new Tries(this, failOver, request, ways.of(wanted.nextHops(), request));
  }

  /// @throws PeerUnreachable when nobody serves it
  List<Peer> located(Uri uri) {
    return ways.located(uri);
  }

  Flow flowTo(Peer peer) {
    return transports.flowTo(peer);
  }

  void failOver(FailOver changed) {
    failOver = changed;
  }

  Shunned shunned() {
    return shunned;
  }

  Flow wayTo(DialogState state, Flow first) {
    return ways.of(state, first);
  }

  Manners manners() {
    return manners;
  }

  Transactions transactions() {
    return transactions;
  }

  Loop loop() {
    return loop;
  }

  /// Whether the application takes this method.
  boolean takes(Method method) {
    return settings.methods().contains(method);
  }

  /// On the loop.
  Dialogs dialogs() {
    return dialogs;
  }

  Doorkeeper doorkeeper() {
    return doorkeeper;
  }

  DialogSettings dialogSettings() {
    return settings.dialogs();
  }

  Timers timers() {
    return settings.timers();
  }

  Trace trace() {
    return trace;
  }

  Admission admission() {
    return reception.admission();
  }
}
