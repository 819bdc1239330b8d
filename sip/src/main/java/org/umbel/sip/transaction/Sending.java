package org.umbel.sip.transaction;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.message.Reason;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.NotSpoken;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;
import org.umbel.sip.transport.Transports;

/// A request on its way: at first by TCP when it is too large for a datagram, and by UDP after all
/// when the peer has no TCP, RFC 3261 §18.1.1. Belongs to the loop.
public final class Sending implements ClientUser {

  private static final int LARGEST_DATAGRAM = 1300; // bytes, RFC 3261 §18.1.1
  private static final int VIA_BYTES = 100;

  private final Transactions transactions;
  private final Transports transports;
  private final Request request;
  private final ClientUser user;
  private Optional<Flow> fallback = Optional.empty();
  private @Nullable ClientTransaction transaction;
  private boolean cancelled;
  private boolean quiet;

  public Sending(
      Transactions transactions, Transports transports, Request request, ClientUser user) {
    this.transports = transports;
    this.transactions = transactions;
    this.request = request;
    this.user = user;
  }

  public void start(Flow way) {
    if (fits(way)) {
      go(way);
      return;
    }
    Flow stream;
    try {
      stream = transports.flowTo(new Peer(Protocol.TCP, way.peer().address()));
    } catch (NotSpoken _) {
      go(way); // with that address, though with others
      return;
    }
    fallback = Optional.of(way);
    go(stream);
  }

  private boolean fits(Flow way) {
    return way.peer().protocol() != Protocol.UDP
        || !transports.speaks(Protocol.TCP)
        || request.write().length + VIA_BYTES <= LARGEST_DATAGRAM;
  }

  private void go(Flow way) {
    transaction = transactions.send(request, way, this);
  }

  /// Takes an INVITE back: when its first provisional response is there, RFC 3261 §9.1.
  ///
  /// @param why told to the peer
  public void cancel(Optional<Reason> why) {
    if (cancelled || !(transaction instanceof InviteClientTransaction invite)) return;
    if (!invite.proceeding()) return;
    cancelled = true;
    transactions.cancel(invite, why);
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
    var datagram = fallback;
    fallback = Optional.empty();
    if (datagram.isPresent() && !quiet) go(datagram.get());
    else user.onUnsent(reason);
  }
}
