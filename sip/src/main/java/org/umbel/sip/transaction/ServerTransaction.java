package org.umbel.sip.transaction;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.loop.Timer;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transport.Flow;

/// A request that came and the responses to it, RFC 3261 §17.2. Belongs to the loop.
public abstract sealed class ServerTransaction
    permits InviteServerTransaction, NonInviteServerTransaction {

  final Transactions transactions;
  private final ServerKey key;
  private final @Nullable MergeKey mergeKey;
  private final ResponsePath path;
  private final String callId;
  private @Nullable Request request;
  private byte @Nullable [] lastResponse;
  private int lastStatus;

  ServerTransaction(Transactions transactions, ServerKey key, Request request, Flow flow) {
    this.transactions = transactions;
    this.key = key;
    this.mergeKey = request.to().tag().isPresent() ? null : MergeKey.of(request);
    this.request = request;
    this.callId = request.callId();
    this.path = new ResponsePath(transactions.transports(), request.topVia(), flow);
  }

  /// The request; gone once it has its final response.
  ///
  /// @throws IllegalStateException when it has
  public Request request() {
    if (request == null)
      throw new IllegalStateException("Answered with " + lastStatus + " already");
    return request;
  }

  /// Where the request came from.
  public Flow flow() {
    return path.flow();
  }

  /// Sends a response. One that comes after the final one is ignored, but for repeated 2xx to
  /// INVITE.
  public abstract void respond(Response response);

  /// The same request has come again.
  abstract void repeated();

  final void send(Response response) {
    var bytes = response.write();
    lastResponse = bytes;
    lastStatus = response.status();
    transactions.trace().sent(response, path.flow().peer());
    path.send(bytes, this::unsent);
  }

  final void sendAgain() {
    if (lastResponse == null) return;
    var what = lastStatus + " " + key.method();
    transactions.trace().retransmitted(what, callId, path.flow().peer());
    path.send(lastResponse, this::unsent);
  }

  final void sendAgain(Response response) {
    var what = response.status() + " " + key.method();
    transactions.trace().retransmitted(what, callId, path.flow().peer());
    path.send(response.write(), this::unsent);
  }

  final boolean reliable() {
    return path.flow().peer().protocol().reliable();
  }

  final int lastStatus() {
    return lastStatus;
  }

  /// The request is needed no longer; a transaction may outlive it by half a minute.
  final void dropRequest() {
    request = null;
  }

  /// And neither is the response.
  final void dropResponse() {
    lastResponse = null;
  }

  final Timer after(Duration delay, Runnable task) {
    return transactions.loop().after(delay, task);
  }

  final Timers timers() {
    return transactions.timers();
  }

  final void terminate() {
    transactions.remove(this);
  }

  final ServerKey key() {
    return key;
  }

  final @Nullable MergeKey mergeKey() {
    return mergeKey;
  }

  private void unsent(String reason) {
    transactions.trace().transportFailed(path.flow().peer(), reason);
  }
}
