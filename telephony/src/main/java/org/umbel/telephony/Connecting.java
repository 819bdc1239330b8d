package org.umbel.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.person.Extension;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.line.Objection.Rule;
import org.umbel.telephony.line.OutgoingIdentity;
import org.umbel.telephony.ring.Ringing;
import org.umbel.telephony.ring.Transfers;
import org.umbel.telephony.station.Callee;

/// Rings phones for a call that came in and stays with it while somebody talks to the caller.
final class Connecting implements Coverage.CallMaker {
  private final Lines lines;
  private final Transfers transfers;
  private final Refusing refusing;
  private final Journal journal;

  Connecting(Lines lines, Transfers transfers, Refusing refusing, Journal journal) {
    this.lines = lines;
    this.transfers = transfers;
    this.refusing = refusing;
    this.journal = journal;
  }

  @Override
  public Optional<Reason> ring(
      Incoming call,
      Optional<Extension> owner,
      List<Callee> phones,
      OutgoingIdentity identity,
      Duration patience)
      throws InterruptedException {
    return ring(call, owner, phones, ringing(call, identity, patience));
  }

  /// Rings, and passes on why nobody took the call.
  void ringOrReject(
      Incoming call,
      Optional<Extension> owner,
      List<Callee> phones,
      OutgoingIdentity identity,
      Duration patience,
      Rule rule)
      throws InterruptedException {
    var ringing = ringing(call, identity, patience);
    if (ring(call, owner, phones, ringing).isPresent()) {
      var refusal = Refusals.of(call.invite().request(), ringing.refusal());
      refusing.reject(call, rule, refusal, refusal.status() + " " + refusal.reason());
    }
  }

  private Ringing ringing(Incoming call, OutgoingIdentity identity, Duration patience) {
    call.caller().shownAs(identity);
    return Ringing.forCaller(lines, transfers, call.caller(), patience, call.traced()::leg);
  }

  private Optional<Reason> ring(
      Incoming call, Optional<Extension> owner, List<Callee> phones, Ringing ringing)
      throws InterruptedException {
    return switch (ringing.ring(phones)) {
      case Ringing.Outcome.CallerGone _ -> Optional.empty();
      case Ringing.Outcome.Joined _ -> {
        owner.ifPresent(who -> journal.happened(new Event.CallConnected(call.id(), who)));
        stay(call);
        yield Optional.empty();
      }
      case Ringing.Outcome.NotTaken(var reason) -> Optional.of(reason);
    };
  }

  /// The caller talks to somebody until it goes.
  static void stay(Incoming call) throws InterruptedException {
    var leg = call.caller().side();
    call.entry().endsBy(leg::hangUp);
    leg.awaitEnd();
  }
}
