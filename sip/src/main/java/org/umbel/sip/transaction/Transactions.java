package org.umbel.sip.transaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.loop.Loop;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Reason;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.message.Via;
import org.umbel.sip.trace.Trace;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Transports;

/// All transactions of an endpoint. Belongs to the loop, every method.
public final class Transactions {

  private final Loop loop;
  private final Timers timers;
  private final Transports transports;
  private final Trace trace;
  private final TransactionUser user;
  private final Map<ServerKey, ServerTransaction> servers = new HashMap<>();
  private final Map<MergeKey, ServerTransaction> mergeable = new HashMap<>();
  private final Map<ClientKey, ClientTransaction> clients = new HashMap<>();

  public Transactions(
      Loop loop, Timers timers, Transports transports, Trace trace, TransactionUser user) {
    this.loop = loop;
    this.timers = timers;
    this.transports = transports;
    this.trace = trace;
    this.user = user;
  }

  /// How many transactions are kept, the ended ones that still absorb repetitions included.
  public int size() {
    return servers.size() + clients.size();
  }

  /// Starts a transaction for a request that lacks only its Via, and sends it.
  ///
  /// @return an [InviteClientTransaction] for an INVITE
  public ClientTransaction send(Request request, Flow flow, ClientUser clientUser) {
    var branch = Tokens.branch();
    return start(request.withFirst("Via", via(flow, branch).toString()), flow, clientUser, branch);
  }

  /// Sends an ACK for a 2xx, which has no transaction, RFC 3261 §13.2.2.4.
  ///
  /// @return the ACK with its Via, for repeating it
  public Request sendAck(Request ack, Flow flow) {
    var sent = ack.withFirst("Via", via(flow, Tokens.branch()).toString());
    sendAckAgain(sent, flow);
    return sent;
  }

  /// Sends an ACK once more.
  public void sendAckAgain(Request ack, Flow flow) {
    trace.sent(ack, flow.peer());
    flow.send(ack.write(), reason -> trace.transportFailed(flow.peer(), reason));
  }

  /// Takes an INVITE back, RFC 3261 §9.1. Its 487 comes to the INVITE's user.
  ///
  /// @param why told to the peer
  public void cancel(InviteClientTransaction invite, Optional<Reason> why) {
    var cancel = Derived.cancel(invite.request(), why);
    var branch = cancel.topVia().branch().orElseThrow();
    start(cancel, invite.flow(), IgnoredResponses.OF_CANCEL, branch);
    invite.cancelled();
  }

  /// Answers without keeping anything.
  public void respondStateless(Response response, Via via, Flow flow) {
    trace.sent(response, flow.peer());
    var path = new ResponsePath(transports, via, flow);
    path.send(response.write(), reason -> trace.transportFailed(flow.peer(), reason));
  }

  /// Ends all client transactions; whoever waits for a response is told that there will be none.
  public void abandon(String reason) {
    for (var client : List.copyOf(clients.values())) client.abandon(reason);
  }

  /// A request has come in.
  public void receive(Request received, Flow from) {
    var request = Arrival.marked(received, from.peer());
    var known = servers.get(ServerKey.of(request));
    if (request.method().equals(Method.ACK)) acknowledge(request, known, from);
    else if (request.method().equals(Method.CANCEL)) cancel(request, known, from);
    else if (known != null) known.repeated();
    else begin(request, from);
  }

  /// A response has come in.
  public void receive(Response response, Flow from) {
    var branch = response.topVia().branch().orElse("");
    var client = clients.get(new ClientKey(branch, response.cSeq().method().name()));
    if (client == null) user.onStray(response, from);
    else client.receive(response);
  }

  private ClientTransaction start(
      Request request, Flow flow, ClientUser clientUser, String branch) {
    var method = request.method();
    var key = new ClientKey(branch, method.name());
    var client =
        method.equals(Method.INVITE)
            ? new InviteClientTransaction(this, key, request, flow, clientUser)
            : new NonInviteClientTransaction(this, key, request, flow, clientUser);
    clients.put(key, client);
    client.start();
    return client;
  }

  private void acknowledge(Request ack, @Nullable ServerTransaction known, Flow from) {
    boolean taken = known instanceof InviteServerTransaction invite && invite.acknowledge();
    if (!taken) user.onAck(ack, from);
  }

  /// RFC 3261 §9.2.
  private void cancel(Request cancel, @Nullable ServerTransaction invite, Flow from) {
    var key = ServerKey.of(cancel, Method.CANCEL);
    var known = servers.get(key);
    if (known != null) {
      known.repeated();
      return;
    }
    var transaction = new NonInviteServerTransaction(this, key, cancel, from);
    add(transaction);
    if (!(invite instanceof InviteServerTransaction pending)) {
      transaction.respond(cancel.reply(Status.CALL_DOES_NOT_EXIST).withToTag(Tokens.word()));
      return;
    }
    transaction.respond(cancel.reply(Status.OK).withToTag(Tokens.word()));
    pending.cancel();
  }

  private void begin(Request request, Flow from) {
    var refusal = user.refusal(request, from);
    if (refusal.isPresent()) {
      respondStateless(refusal.get(), request.topVia(), from);
      return;
    }
    var key = ServerKey.of(request);
    var transaction =
        request.method().equals(Method.INVITE)
            ? new InviteServerTransaction(this, key, request, from)
            : new NonInviteServerTransaction(this, key, request, from);
    boolean merged =
        transaction.mergeKey() != null && mergeable.containsKey(transaction.mergeKey());
    add(transaction);
    if (merged) refuseMerged(transaction);
    else user.onRequest(transaction);
  }

  private void refuseMerged(ServerTransaction transaction) {
    var request = transaction.request();
    var response = request.reply(Status.LOOP_DETECTED, "Merged Request").withToTag(Tokens.word());
    trace.refused(request, response);
    transaction.respond(response);
  }

  private void add(ServerTransaction transaction) {
    servers.put(transaction.key(), transaction);
    if (transaction.mergeKey() != null) mergeable.putIfAbsent(transaction.mergeKey(), transaction);
  }

  void remove(ServerTransaction transaction) {
    servers.remove(transaction.key(), transaction);
    if (transaction.mergeKey() != null) mergeable.remove(transaction.mergeKey(), transaction);
  }

  void remove(ClientTransaction transaction) {
    clients.remove(transaction.key(), transaction);
  }

  boolean holds(ClientTransaction transaction) {
    return clients.get(transaction.key()) == transaction;
  }

  private static Via via(Flow flow, String branch) {
    var name = flow.peer().protocol().name();
    return Via.of(name, flow.sentBy().toString(), branch).with("rport", "");
  }

  Loop loop() {
    return loop;
  }

  Timers timers() {
    return timers;
  }

  Transports transports() {
    return transports;
  }

  Trace trace() {
    return trace;
  }
}
