package org.umbel.telephony.ring;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.sip.Dialog;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.IncomingInvite.Accepted;
import org.umbel.sip.InviteOutcome;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.station.Callee;
import org.umbel.telephony.trace.TracedCall;

/// Rings all phones of a person for one caller. The first that answers is joined with the caller,
/// the others stop ringing. Their audio flows between the two without passing here.
///
/// Used once, by the thread of the caller's INVITE.
public final class Ringing {
  private final Lines lines;
  private final IncomingInvite caller;
  private final Duration patience;
  private final TracedCall traced;
  private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
  private final List<Approach> approaches = new ArrayList<>();
  private boolean declined;

  /// @param patience how long the phones ring
  public Ringing(Lines lines, IncomingInvite caller, Duration patience, TracedCall traced) {
    this.lines = lines;
    this.caller = caller;
    this.patience = patience;
    this.traced = traced;
  }

  /// What became of it.
  public sealed interface Outcome {
    /// Caller and phone talk to each other; either may end it.
    record Joined(JoinedCalls calls) implements Outcome {}

    /// Nobody took the call, which waits to be answered.
    record NotTaken(Reason reason) implements Outcome {}

    /// The caller has given up.
    record CallerGone() implements Outcome {}
  }

  private sealed interface News {}

  private record Settled(Approach.Result result) implements News {}

  private record CallerLeft() implements News {}

  /// Rings until one answers, all have refused, the patience is over or the caller has left. The
  /// preferred phones ring first; those that are preferred alike ring together and share the time
  /// with those after them.
  ///
  /// @param phones at least one
  /// @throws InterruptedException when the thread is interrupted; nothing rings any more then
  public Outcome ring(List<Callee> phones) throws InterruptedException {
    var joining = new Joining(caller, phones.size() == 1);
    caller.onCancelled(() -> news.add(new CallerLeft()));
    try {
      return ring(new ArrayDeque<>(rounds(phones)), joining);
    } finally {
      joining.close();
      approaches.forEach(Approach::end);
      news.forEach(Ringing::hangUpLateAnswer);
    }
  }

  private static Collection<List<Callee>> rounds(List<Callee> phones) {
    var rounds = new TreeMap<Double, List<Callee>>(Comparator.reverseOrder());
    phones.forEach(
        phone -> rounds.computeIfAbsent(phone.preference(), _ -> new ArrayList<>()).add(phone));
    return rounds.values();
  }

  private Outcome ring(Queue<List<Callee>> rounds, Joining joining) throws InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    var reason = Reason.UNAVAILABLE;
    while (!rounds.isEmpty() && !declined) {
      var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      var share = left.dividedBy(rounds.size());
      var round = rounds.remove();
      round.forEach(phone -> approach(phone, joining, share));
      var outcome = settled(round.size(), joining);
      if (!(outcome instanceof Outcome.NotTaken(var why))) {
        return outcome;
      }
      reason = weightier(reason, why);
    }
    return new Outcome.NotTaken(reason);
  }

  private void approach(Callee phone, Joining joining, Duration longest) {
    var approach = new Approach(lines, caller, joining, this::withOffer);
    approaches.add(approach);
    Thread.ofVirtual()
        .name("ringing " + phone.ways().getFirst().label())
        .start(() -> tell(joining, approach.run(phone, longest)));
  }

  /// A phone that answers too late is told so here.
  private void tell(Joining joining, Approach.Result result) {
    var settled = new Settled(result);
    synchronized (joining) {
      var answered = result.outcome() instanceof InviteOutcome.Answered;
      if (!answered || joining.claim(result.phone().orElseThrow())) {
        news.add(settled);
        return;
      }
    }
    hangUpLateAnswer(settled);
  }

  private static void hangUpLateAnswer(News late) {
    if (late instanceof Settled(Approach.Result(_, InviteOutcome.Answered(var dialog, _)))) {
      dialog.bye();
    }
  }

  private Request withOffer(Request invite) {
    traced.leg(invite.callId());
    return caller.request().bodyLength() > 0
        ? invite.withBody(MediaType.SDP, caller.request().body())
        : invite;
  }

  private Outcome settled(int phones, Joining joining) throws InterruptedException {
    var reason = Reason.UNAVAILABLE;
    for (var left = phones; left > 0; left--) {
      switch (news.take()) {
        case CallerLeft _ -> {
          return new Outcome.CallerGone();
        }
        case Settled(Approach.Result(var phone, InviteOutcome.Answered(var dialog, var ok))) -> {
          return joined(joining, phone.orElseThrow(), dialog, ok);
        }
        case Settled(Approach.Result(_, var refusal)) -> {
          declined |= forAll(refusal);
          reason = weightier(reason, reason(refusal));
        }
      }
    }
    return new Outcome.NotTaken(reason);
  }

  /// Whether no other phone is to be tried, RFC 3261 §16.7 step 5.
  private static boolean forAll(InviteOutcome refusal) {
    return refusal instanceof InviteOutcome.Refused(var response) && response.status() >= 600;
  }

  private Outcome joined(Joining joining, Phone phone, Dialog dialog, Response ok) {
    var accepted = joining.join(ok);
    if (accepted.isEmpty()) {
      dialog.bye();
      return new Outcome.CallerGone();
    }
    var callersDialog = accepted.get().dialog();
    joining.leg().connect(dialog, ok.body());
    phone.leg().connect(callersDialog, callersDescription(accepted.get()));
    return new Outcome.Joined(new JoinedCalls(callersDialog, joining.leg()));
  }

  private byte[] callersDescription(Accepted accepted) {
    return caller.request().bodyLength() > 0 ? caller.request().body() : accepted.ack().body();
  }

  private static Reason reason(InviteOutcome refusal) {
    return switch (refusal) {
      case InviteOutcome.Refused(var response) -> reason(response.status());
      case InviteOutcome.TimedOut _, InviteOutcome.Cancelled _ -> Reason.NO_ANSWER;
      case InviteOutcome.Unreachable _, InviteOutcome.Answered _ -> Reason.UNAVAILABLE;
    };
  }

  private static Reason reason(int status) {
    return switch (status) {
      case 486, 600, 603 -> Reason.BUSY;
      case 408, 480, 487 -> Reason.NO_ANSWER;
      default -> Reason.UNAVAILABLE;
    };
  }

  /// Busy says more than no answer, and that more than not reached.
  private static Reason weightier(Reason one, Reason other) {
    if (one == Reason.BUSY || other == Reason.BUSY) {
      return Reason.BUSY;
    }
    return one == Reason.NO_ANSWER ? one : other;
  }
}
