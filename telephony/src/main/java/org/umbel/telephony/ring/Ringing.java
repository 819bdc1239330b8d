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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.sip.InviteOutcome;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SessionExpires;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.station.Callee;

/// Rings all phones of a person for one party. The first that answers is joined with the party, the
/// others stop ringing. Their audio flows between the two without passing here. Meanwhile somebody
/// may pick the call up, or take the place of the party.
///
/// Used once, by one thread.
public final class Ringing {
  private final Lines lines;
  private final Transfers transfers;
  private final CallingParty party;
  private final Duration patience;
  private final Consumer<String> traced;
  private final BlockingQueue<RingNews> news = new LinkedBlockingQueue<>();
  private final List<Approach> approaches = new ArrayList<>();
  private boolean declined;
  private Optional<InviteOutcome> refusal = Optional.empty();
  private boolean over; // guarded by this
  private RingNews.@Nullable TakenOver takenOver;

  /// @param patience how long the phones ring
  /// @param traced told of the Call-ID of each call to a phone, before it is made
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

  /// Rings for somebody who waits to be answered.
  ///
  /// @param patience how long the phones ring
  /// @param traced told of the Call-ID of each call to a phone, before it is made
  public static Ringing forCaller(
      Lines lines,
      Transfers transfers,
      UnansweredCaller caller,
      Duration patience,
      Consumer<String> traced) {
    return new Ringing(lines, transfers, caller, patience, traced);
  }

  /// What became of it.
  public sealed interface Outcome {
    /// The party talks to a phone, or to who has picked the call up; either may end it.
    record Joined() implements Outcome {}

    /// Nobody took the call; a caller waits to be answered.
    record NotTaken(Reason reason) implements Outcome {}

    /// The party has given up, or somebody else has taken its place.
    record CallerGone() implements Outcome {}
  }

  /// Rings until one answers, all have refused, the patience is over or the caller has left. The
  /// preferred phones ring first; those that are preferred alike ring together and share the time
  /// with those after them.
  ///
  /// @param phones at least one
  /// @throws InterruptedException when the thread is interrupted; nothing rings any more then
  public Outcome ring(List<Callee> phones) throws InterruptedException {
    var joining = new Joining(this, party, transfers.legs(), phones.size() == 1);
    var outcome = Optional.<Outcome>empty();
    party.onGone(() -> post(new RingNews.PartyLeft(party)));
    try {
      outcome = Optional.of(ring(new ArrayDeque<>(rounds(phones)), joining));
    } finally {
      var why = joining.close();
      approaches.forEach(approach -> approach.end(why));
      leaveNothing(outcome);
    }
    return takenOver == null ? outcome.get() : new Outcome.CallerGone();
  }

  /// Somebody answers in the place of the phones; waits until the two talk.
  ///
  /// @return empty when the call was taken or given up already
  Optional<Outcome> pickUp(UnansweredCaller newcomer) throws InterruptedException {
    var reply = new ArrayBlockingQueue<Optional<Outcome>>(1);
    return post(new RingNews.PickedUp(newcomer, reply)) ? reply.take() : Optional.empty();
  }

  /// Lets the phones ring for somebody else than before, and waits for what becomes of it.
  ///
  /// @return empty when the call was taken or given up already
  Optional<Outcome> takeOver(CallingParty newcomer) throws InterruptedException {
    var reply = new ArrayBlockingQueue<Optional<Outcome>>(1);
    return post(new RingNews.TakenOver(newcomer, reply)) ? reply.take() : Optional.empty();
  }

  private synchronized boolean post(RingNews one) {
    return !over && news.add(one);
  }

  private synchronized void leaveNothing(Optional<Outcome> outcome) {
    over = true;
    if (takenOver != null) {
      takenOver.reply().add(outcome);
    }
    for (var late : news) {
      switch (late) {
        case RingNews.Settled settled -> hangUpLateAnswer(settled);
        case RingNews.PickedUp(_, var reply) -> reply.add(Optional.empty());
        case RingNews.TakenOver(_, var reply) -> reply.add(Optional.empty());
        case RingNews.PartyLeft _ -> {}
      }
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
    var settled = new RingNews.Settled(result);
    synchronized (joining) {
      var answered = result.outcome() instanceof InviteOutcome.Answered;
      if (!answered || joining.claim(result.phone().orElseThrow())) {
        news.add(settled);
        return;
      }
    }
    hangUpLateAnswer(settled);
  }

  private static void hangUpLateAnswer(RingNews.Settled late) {
    if (late.result().outcome() instanceof InviteOutcome.Answered(var dialog, _)) {
      dialog.bye();
    }
  }

  /// Where the line begins its calls without an offer, or the party has none, the phone makes it.
  private Request withOffer(Request invite, Phone phone, Joining joining) {
    traced.accept(invite.callId());
    var calling = joining.party();
    var dressed = calling.dress(invite);
    var offer = calling.offer();
    if (offer.isPresent() && !phone.makesTheOffer()) {
      phone.offers(offer.get());
      return dressed.withBody(MediaType.SDP, phone.leg().shown(offer.get()));
    }
    boolean early = joining.alone() && calling.answersEarly();
    return early ? dressed : dressed.with("Supported", SessionExpires.OPTION);
  }

  private Outcome settled(int phones, Joining joining) throws InterruptedException {
    var reason = Reason.UNAVAILABLE;
    for (var left = phones; left > 0; ) {
      switch (news.take()) {
        case RingNews.PartyLeft(var who) -> {
          if (who.equals(joining.party())) {
            return new Outcome.CallerGone();
          }
        }
        case RingNews.PickedUp(var newcomer, var reply) -> {
          if (joining.claim(newcomer)) {
            var outcome = outcome(joining.join(newcomer));
            reply.add(Optional.of(outcome));
            return outcome;
          }
          reply.add(Optional.empty());
        }
        case RingNews.TakenOver other -> takenOver(other, joining);
        case RingNews.Settled(
                Approach.Result(var phone, InviteOutcome.Answered(var dialog, _))) -> {
          return outcome(joining.join(phone.orElseThrow(), dialog));
        }
        case RingNews.Settled(Approach.Result(_, var outcome)) -> {
          declined |= forAll(outcome);
          reason = Reasons.weightier(reason, Reasons.of(outcome));
          refusal = Optional.of(outcome);
          left--;
        }
      }
    }
    return new Outcome.NotTaken(reason);
  }

  private static Outcome outcome(boolean joined) {
    return joined ? new Outcome.Joined() : new Outcome.CallerGone();
  }

  private void takenOver(RingNews.TakenOver other, Joining joining) {
    if (takenOver != null || !joining.passTo(other.newcomer())) {
      other.reply().add(Optional.empty());
      return;
    }
    takenOver = other;
    other.newcomer().onGone(() -> post(new RingNews.PartyLeft(other.newcomer())));
  }

  /// Whether no other phone is to be tried, RFC 3261 §16.7 step 5.
  private static boolean forAll(InviteOutcome refusal) {
    return refusal instanceof InviteOutcome.Refused(var response) && response.status() >= 600;
  }
}
