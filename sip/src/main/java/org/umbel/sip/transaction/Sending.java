package org.umbel.sip.transaction;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transport.Flow;

/// A request on its way: at first by TCP when it is too large for a datagram, and by UDP after all
/// when the peer has no TCP, RFC 3261 §18.1.1. Belongs to the loop.
public final class Sending implements ClientUser {

  private final Transactions transactions;
  private final Request request;
  private final ClientUser user;
  private Optional<Flow> fallback = Optional.empty();
  private @Nullable ClientTransaction transaction;
  private boolean cancelled;
  private boolean quiet;

  public Sending(Transactions transactions, Request request, ClientUser user) {
    this.transactions = transactions;
    this.request = request;
    this.user = user;
  }

  public void start(Flow way, Optional<Flow> otherwise) {
    fallback = otherwise;
    transaction = transactions.send(request, way, this);
  }

  /// Takes an INVITE back: when its first provisional response is there, RFC 3261 §9.1.
  public void cancel() {
    if (cancelled || !(transaction instanceof InviteClientTransaction invite)) return;
    if (!invite.proceeding()) return;
    cancelled = true;
    transactions.cancel(invite);
  }

  /// Does not repeat the request any more; what still comes is handed on.
  public void quiet() {
    quiet = true;
    if (transaction != null) transaction.quiet();
  }

  @Override
  public void onResponse(Response response) {
    user.onResponse(response);
  }

  @Override
  public void onTimeout() {
    user.onTimeout();
  }

  @Override
  public void onUnsent(String reason) {
    if (fallback.isPresent() && !quiet) start(fallback.get(), Optional.empty());
    else user.onUnsent(reason);
  }
}
