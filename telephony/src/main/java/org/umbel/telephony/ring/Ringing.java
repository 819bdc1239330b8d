package org.umbel.telephony.ring;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.sip.Dialog;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.InviteOutcome;
import org.umbel.sip.SipException;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SessionExpires;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.line.OutgoingIdentity;
import org.umbel.telephony.station.Callee;

/// Rings all phones of a person for one party. The first that answers is joined with the party, the
/// others stop ringing. Their audio flows between the two without passing here.
///
/// Used once, by one thread.
public final class Ringing {
  private final Lines lines;
  private final Transfers transfers;
  private final CallingParty party;
  private final Duration patience;
  private final Consumer<String> traced;
  private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
  private final List<Approach> approaches = new ArrayList<>();
  private boolean declined;
  private Optional<InviteOutcome> refusal = Optional.empty();

  /// @param patience how long the phones ring
  /// @param traced told of the Call-ID of each call to a phone
  Ringing(
      Lines lines,
      Transfers transfers,
      CallingParty party,
      Duration patience,
      Consumer<String> traced) {
    this.lines = lines;
    this.transfers = transfers;
    this.party = party;
    this.patience = patience;
    this.traced = traced;
  }

  /// Rings for somebody who came in by a line and waits to be answered.
  ///
  /// @param identity who calls, as the phones are told
  /// @param patience how long the phones ring
  /// @param traced told of the Call-ID of each call to a phone, before it is made
  public static Ringing forCaller(
      Lines lines,
      Transfers transfers,
      Line line,
      IncomingInvite caller,
      OutgoingIdentity identity,
      Duration patience,
      Consumer<String> traced) {
    var leg = new Leg(transfers, () -> line.settings().session());
    var party = new UnansweredCaller(caller, identity, leg);
    return new Ringing(lines, transfers, party, patience, traced);
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
    var joining = new Joining(party, phones.size() == 1);
    party.onGone(() -> news.add(new CallerLeft()));
    try {
      return ring(new ArrayDeque<>(rounds(phones)), joining);
    } finally {
      joining.close();
      approaches.forEach(Approach::end);
      news.forEach(Ringing::hangUpLateAnswer);
    }
  }

  /// What the last phone said that did not take the call.
  public Optional<InviteOutcome> refusal() {
    return refusal;
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
      reason = Reasons.weightier(reason, why);
    }
    return new Outcome.NotTaken(reason);
  }

  private void approach(Callee phone, Joining joining, Duration longest) {
    var approach =
        new Approach(
            lines, transfers, joining, (called, invite) -> withOffer(invite, called, joining));
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

  /// Where the line begins its calls without an offer, or the party has none, the phone makes it.
  private Request withOffer(Request invite, Phone phone, Joining joining) {
    traced.accept(invite.callId());
    var dressed = party.dress(invite);
    var offer = party.offer();
    if (offer.isPresent() && !phone.makesTheOffer()) {
      return dressed.withBody(MediaType.SDP, phone.leg().shown(offer.get()));
    }
    boolean early = joining.alone() && party.answersEarly();
    return early ? dressed : dressed.with("Supported", SessionExpires.OPTION);
  }

  private Outcome settled(int phones, Joining joining) throws InterruptedException {
    var reason = Reason.UNAVAILABLE;
    for (var left = phones; left > 0; left--) {
      switch (news.take()) {
        case CallerLeft _ -> {
          return new Outcome.CallerGone();
        }
        case Settled(Approach.Result(var phone, InviteOutcome.Answered(var dialog, _))) -> {
          return joined(joining, phone.orElseThrow(), dialog);
        }
        case Settled(Approach.Result(_, var outcome)) -> {
          declined |= forAll(outcome);
          refusal = Optional.of(outcome);
          reason = Reasons.weightier(reason, Reasons.of(outcome));
        }
      }
    }
    return new Outcome.NotTaken(reason);
  }

  /// Whether no other phone is to be tried, RFC 3261 §16.7 step 5.
  private static boolean forAll(InviteOutcome refusal) {
    return refusal instanceof InviteOutcome.Refused(var response) && response.status() >= 600;
  }

  private Outcome joined(Joining joining, Phone phone, Dialog dialog) {
    phone.leg().reach(dialog);
    var answer = joining.join(phone.leg().said());
    if (answer.isEmpty()) {
      dialog.bye();
      return new Outcome.CallerGone();
    }
    tell(phone, answer.get());
    Leg.join(party.leg(), phone.leg());
    return new Outcome.Joined(new JoinedCalls(party.leg()));
  }

  /// A party that answers otherwise than it has offered is offered to the phone anew.
  private void tell(Phone phone, byte[] answer) {
    var offered = party.offer();
    if (offered.isEmpty() || Descriptions.alike(offered.get(), answer)) {
      return;
    }
    try {
      phone.leg().offer(answer);
    } catch (SipException gone) {
      phone.leg().hangUp();
    }
  }
}
