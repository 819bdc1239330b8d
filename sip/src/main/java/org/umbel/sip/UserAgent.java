package org.umbel.sip;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.umbel.sip.admission.Admission;
import org.umbel.sip.admission.Telling;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.dialog.DialogId;
import org.umbel.sip.dialog.DialogSettings;
import org.umbel.sip.dialog.DialogState;
import org.umbel.sip.failure.PeerUnreachable;
import org.umbel.sip.locate.FailOver;
import org.umbel.sip.locate.Locator;
import org.umbel.sip.locate.Shunned;
import org.umbel.sip.locate.Ways;
import org.umbel.sip.loop.Loop;
import org.umbel.sip.message.CSeq;
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
import org.umbel.sip.transaction.Tokens;
import org.umbel.sip.transaction.Transactions;
import org.umbel.sip.transport.Door;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Incident;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;
import org.umbel.sip.transport.Sink;
import org.umbel.sip.transport.Subnet;
import org.umbel.sip.transport.Transports;

/// The middle of an endpoint: everything that arrives passes here on its way to a transaction, a
/// dialog or the application, and everything that is sent on its way out.
final class UserAgent implements Sink {

  private static final int LARGEST_DATAGRAM = 1300; // bytes, RFC 3261 §18.1.1
  private static final int VIA_BYTES = 100;

  private final SipSettings settings;
  private final Loop loop;
  private final Transports transports;
  private final Door door;
  private final Telling telling = new Telling(); // belongs to the loop
  private final Trace trace;
  private final Manners manners;
  private final Shunned shunned;
  private volatile FailOver failOver;
  private final Ways ways;
  private final Transactions transactions;
  private final Reception reception;
  private final Map<DialogId, Dialog> dialogs = new HashMap<>(); // belongs to the loop
  private final Replacing replacing; // and this
  private boolean closed; // and this
  private final Map<DialogId, Opening> openings = new HashMap<>(); // and this

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
    this.door = door;
    this.trace = trace;
    this.replacing = new Replacing(settings.extensions().contains(Replaces.OPTION), dialogs::get);
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
    door.behaved(from.peer().address().getAddress());
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
    offended(from.peer());
    fault
        .answer()
        .ifPresent(answer -> transactions.respondStateless(answer, answer.topVia(), from));
  }

  /// Broken messages count against a source that has been found at its address; over UDP anybody
  /// could have a peer shut out by sending them in its name.
  private void offended(Peer peer) {
    if (peer.protocol().reliable() && door.offended(peer.address().getAddress()))
      pausedFor(peer, "a broken message");
  }

  @Override
  public void incident(Incident incident) {
    switch (incident) {
      case Incident.Limited(var peer, var reason) -> trace.transportFailed(peer, reason);
      case Incident.Denied(var peer) -> trace.denied(peer, tell(incident, ""));
      case Incident.Throttled(var peer, var reason) ->
          trace.throttled(peer, reason, tell(incident, reason));
      case Incident.Insecure(var peer, var reason) ->
          trace.insecure(peer, reason, tell(incident, reason));
    }
  }

  private boolean tell(Incident incident, String reason) {
    return telling.due(incident.getClass(), incident.peer(), reason, loop.nanos());
  }

  /// From any thread.
  void trust(List<Subnet> peers) {
    door.trust(peers);
  }

  /// Notes a login that failed, from any thread.
  void loginFailed(Peer peer) {
    if (door.guessed(peer.address().getAddress()))
      loop.execute(() -> pausedFor(peer, "a login that failed"));
  }

  private void pausedFor(Peer peer, String lastStraw) {
    var why = "not listened to for a while; the last straw: " + lastStraw;
    incident(new Incident.Throttled(peer, why));
  }

  /// Whether a new request outside dialogs may be taken from there; on the loop.
  boolean mayAsk(Peer peer) {
    if (door.request(peer.address().getAddress())) return true;
    incident(new Incident.Throttled(peer, "too many new requests"));
    return false;
  }

  /// Sends a response from any thread.
  void respond(ServerTransaction transaction, Response response) {
    loop.execute(() -> transaction.respond(response));
  }

  /// Sends a completed request, on the loop.
  Sending send(Request request, Flow way, ClientUser user) {
    var sending = new Sending(transactions, request, user);
    if (closed) {
      user.onUnsent("the endpoint is closed");
      return sending;
    }
    var larger = larger(request, way);
    if (larger.isPresent()) sending.start(larger.get(), Optional.of(way));
    else sending.start(way, Optional.empty());
    return sending;
  }

  private Optional<Flow> larger(Request request, Flow way) {
    if (way.peer().protocol() != Protocol.UDP || !transports.speaks(Protocol.TCP))
      return Optional.empty();
    if (request.write().length + VIA_BYTES <= LARGEST_DATAGRAM) return Optional.empty();
    return Optional.of(transports.flowTo(new Peer(Protocol.TCP, way.peer().address())));
  }

  /// Sends an ACK for a 2xx, on the loop; returned with its Via.
  Request sendAck(Request ack, Flow way) {
    return transactions.sendAck(ack, way);
  }

  void sendAckAgain(Request ack, Flow way) {
    transactions.sendAckAgain(ack, way);
  }

  /// The request without Via and Contact, as the application has dressed it.
  Request drafted(OutgoingRequest wanted) {
    var plain =
        Request.builder(wanted.method(), wanted.uri())
            .from(wanted.from().withTag(Tokens.word()))
            .to(wanted.to())
            .callId(Tokens.word() + Tokens.word())
            .cSeq(1)
            .build();
    return wanted.dress().apply(plain);
  }

  /// The same request with what a challenge or a 422 asks for and the next CSeq; empty when nobody
  /// knows an answer.
  Optional<Request> answered(Optional<DigestClient> login, Request sent, Response challenge) {
    var next = new CSeq(sent.cSeq().number() + 1, sent.method()).toString();
    if (challenge.status() == Status.SESSION_INTERVAL_TOO_SMALL)
      return SessionTimer.askingForMore(sent, challenge).map(request -> request.with("CSeq", next));
    if (!challenges(challenge) || login.isEmpty()) return Optional.empty();
    return login.get().answer(sent, challenge).map(request -> request.with("CSeq", next));
  }

  /// Whether the peer wants to know who asks.
  static boolean challenges(Response response) {
    return response.status() == Status.UNAUTHORIZED
        || response.status() == Status.PROXY_AUTHENTICATION_REQUIRED;
  }

  Optional<Dialog> dialog(Request request) {
    return Optional.ofNullable(dialogs.get(DialogId.ofReceived(request)));
  }

  /// Expects the peer's first request.
  void open(Opening opening) {
    openings.put(opening.id(), opening);
  }

  void close(Opening opening) {
    openings.remove(opening.id(), opening);
  }

  /// The opening that a request outside every dialog may be the peer's first one of.
  Optional<Opening> opening(Request request) {
    var tag = request.to().tag().orElse("");
    return Optional.ofNullable(openings.get(new DialogId(request.callId(), tag, "")));
  }

  void register(Dialog dialog) {
    dialogs.put(dialog.id(), dialog);
  }

  void unregister(Dialog dialog) {
    if (dialogs.remove(dialog.id(), dialog) && dialog.confirmed()) replacing.ended(dialog.id());
  }

  Replacing replacing() {
    return replacing;
  }

  /// Ends everything that somebody may wait for, on the loop.
  void close() {
    closed = true;
    transactions.abandon("the endpoint is closed");
    for (var dialog : List.copyOf(dialogs.values())) dialog.end(new DialogEnd.EndpointClosed());
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

  DialogSettings dialogs() {
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

  int dialogCount() {
    return dialogs.size();
  }
}
