package org.umbel.sip;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.failure.PeerUnreachable;
import org.umbel.sip.locate.FailOver;
import org.umbel.sip.locate.Shunned;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.NotSpoken;
import org.umbel.sip.transport.Peer;

/// The destinations of one request outside of dialogs, one after the other. Belongs to the thread
/// that sends it.
final class Tries {

  private static final int OTHERS = 16; // destinations of a request that is no INVITE

  private final UserAgent agent;
  private final FailOver rules;
  private final Request request;
  private final Queue<Peer> left;
  private int tries;
  private @Nullable Flow way;

  Tries(UserAgent agent, FailOver rules, Request request, List<Peer> destinations) {
    this.agent = agent;
    this.rules = rules;
    this.request = request;
    this.left = new ArrayDeque<>(destinations);
    this.tries = request.is(Method.INVITE) ? rules.tries() : OTHERS;
  }

  /// The way to the next one; a connection is only opened now.
  ///
  /// @throws PeerUnreachable when none is left that we can reach
  Flow next() {
    tries--;
    var refused = "nobody to send it to";
    for (var peer = left.poll(); peer != null; peer = left.poll()) {
      try {
        way = agent.flowTo(peer);
        return way;
      } catch (NotSpoken notSpoken) {
        refused = String.valueOf(notSpoken.getMessage());
      }
    }
    throw new PeerUnreachable(request.method() + " to " + request.uri() + ": " + refused);
  }

  /// How long the present one may take to its first response; empty for the last one, which has the
  /// time of its transaction.
  Optional<Duration> limit() {
    return more() ? Optional.of(rules.connect()) : Optional.empty();
  }

  /// Whether to go on after this final response.
  boolean goOnAfter(Response response) {
    int status = response.status();
    boolean unavailable = status == Status.SERVICE_UNAVAILABLE;
    if (!unavailable && !rules.retryable().contains(status)) return false;
    if (unavailable) response.retryAfter().ifPresent(this::shun);
    return goOn(Optional.of(response));
  }

  /// Whether to go on after silence, or when the request could not be brought there.
  boolean goOnAfterSilence() {
    shun(Shunned.USUAL);
    return goOn(Optional.empty());
  }

  private boolean more() {
    return tries > 0 && !left.isEmpty();
  }

  private boolean goOn(Optional<Response> response) {
    if (!more()) return false;
    if (way != null) agent.trace().abandoned(request, way.peer(), response);
    return true;
  }

  private void shun(Duration span) {
    if (way != null) agent.shunned().shun(way.peer(), span);
  }
}
