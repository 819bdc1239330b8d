package org.umbel.sip;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.SipEndpoint.Alarm;
import org.umbel.sip.failure.NoResponse;
import org.umbel.sip.failure.PeerUnreachable;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transaction.Sending;
import org.umbel.sip.transport.Flow;

/// Sends one request outside a dialog, on the thread that wants its response: to one destination
/// after the other until one has an answer that counts.
final class Asking {

  private final UserAgent agent;
  private final OutgoingRequest wanted;
  private final long end; // nanoseconds of the loop
  private final @Nullable Opening opening;

  Asking(UserAgent agent, OutgoingRequest wanted, Duration longest) {
    this(agent, wanted, longest, null);
  }

  /// @param opening told of each request before it leaves
  Asking(UserAgent agent, OutgoingRequest wanted, Duration longest, @Nullable Opening opening) {
    this.opening = opening;
    this.agent = agent;
    this.wanted = wanted;
    this.end = agent.loop().nanos() + longest.toNanos();
  }

  /// A refusal of an earlier destination is worth more than the silence of a later one.
  Response run() {
    var plain = Drafts.of(wanted);
    var draft = plain;
    var tries = agent.tries(wanted, plain);
    Optional<Response> refusal = Optional.empty();
    while (true) {
      try {
        var way = tries.next();
        var response = ask(draft, way, tries.limit());
        var retry = Drafts.answering(wanted.login(), draft, response);
        if (retry.isPresent()) {
          draft = plain.with("CSeq", retry.get().cSeq().toString());
          response = ask(retry.get(), way, tries.limit());
        }
        if (!tries.goOnAfter(response) || left().isNegative()) return response;
        refusal = Optional.of(response);
      } catch (NoResponse | PeerUnreachable silence) {
        if (!tries.goOnAfterSilence() || left().isNegative())
          return refusal.orElseThrow(() -> silence);
      }
    }
  }

  private Duration left() {
    return Duration.ofNanos(end - agent.loop().nanos());
  }

  private Response ask(Request draft, Flow way, Optional<Duration> limit) {
    var what = draft.method() + " to " + way.peer();
    var attempt = new Attempt(agent.manners().completed(draft, way), way);
    agent.loop().execute(attempt::beginSending);
    var first = limit.map(span -> new Alarm(agent.loop(), span, attempt::giveUpUnlessHeard));
    var last = new Alarm(agent.loop(), left(), attempt::giveUp);
    try {
      return Exchange.response(attempt.end().take(what), what);
    } finally {
      first.ifPresent(Alarm::cancel);
      last.cancel();
    }
  }

  /// The request at one destination.
  private final class Attempt extends Exchange {
    private final Request request;
    private final Flow way;
    private @Nullable Sending sending; // belongs to the loop
    private volatile boolean heard;

    Attempt(Request request, Flow way) {
      this.request = request;
      this.way = way;
    }

    /// On the loop.
    void beginSending() {
      if (opening != null) opening.sending(request, way);
      sending = agent.send(request, way, this);
    }

    @Override
    public void onResponse(Response response) {
      heard = true;
      super.onResponse(response);
    }

    void giveUpUnlessHeard() {
      if (!heard) giveUp();
    }

    void giveUp() {
      onTimeout();
      agent
          .loop()
          .execute(() -> {
            if (sending != null) sending.quiet();
          });
    }
  }
}
