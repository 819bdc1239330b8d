package org.umbel.telephony;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.OrderedCalls;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.person.Person;
import org.umbel.media.MediaException;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.SipUri;
import org.umbel.telephony.call.Arrival;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.line.OutgoingIdentity;
import org.umbel.telephony.outward.Outward;
import org.umbel.telephony.ring.CalledParty;
import org.umbel.telephony.ring.Transfers;
import org.umbel.telephony.station.Callee;

/// Makes calls for conversations: to phones here, or outside at the cost of whoever ordered the
/// call. One call, the thread that orders it.
final class Ordering implements OrderedCalls {
  private final Lines lines;
  private final Function<PhoneNumber, List<Callee>> phones;
  private final Outward outward;
  private final Transfers transfers;
  private final Conversing conversing;
  private final Journal journal;
  private final InstantSource clock;

  /// @param phones of whoever has a number; none when nobody has it or no phone is registered
  Ordering(
      Lines lines,
      Function<PhoneNumber, List<Callee>> phones,
      Outward outward,
      Transfers transfers,
      Conversing conversing,
      Journal journal,
      InstantSource clock) {
    this.lines = lines;
    this.phones = phones;
    this.outward = outward;
    this.transfers = transfers;
    this.conversing = conversing;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public Outcome call(Person orderer, PhoneNumber number, Consumer<Call> conversation)
      throws InterruptedException {
    var line = lines.first();
    if (line.isEmpty()) {
      return new Outcome.NotReachable();
    }
    var id = new CallId(UUID.randomUUID().toString());
    var here = phones.apply(number);
    if (!here.isEmpty()) {
      var domain = line.get().settings().transport().domainInUri();
      var own = SipUri.of(orderer.extension().digits(), domain);
      var shown = NameAddr.of(orderer.name(), own);
      return converse(id, line.get(), shown, here, number, conversation);
    }
    var shown = NameAddr.of(orderer.name(), outward.shown(orderer.extension()));
    var asked = outward.ask(id, orderer.extension(), number, OutgoingIdentity.of(shown));
    if (asked.isEmpty()) {
      return new Outcome.NotReachable();
    }
    return switch (asked.get()) {
      case Outward.Answer.Open(var there) ->
          converse(id, line.get(), shown, List.of(there), number, conversation);
      case Outward.Answer.Refused(var why) -> new Outcome.Refused(why);
      case Outward.Answer.NoLine _ -> new Outcome.NotReachable();
    };
  }

  private Outcome converse(
      CallId id,
      Line line,
      NameAddr shown,
      List<Callee> there,
      PhoneNumber number,
      Consumer<Call> conversation)
      throws InterruptedException {
    var called = new CalledParty(transfers, shown, there);
    var who = new Caller(Optional.of(number), Optional.empty());
    var arrival = new Arrival(who, Optional.of(number), Optional.empty());
    var began = clock.instant();
    journal.happened(new Event.CallArrived(id, who, arrival.dialled(), Optional.empty()));
    try {
      conversing.converse(id, arrival, number, line.settings().audio(), called, conversation);
    } catch (CallEnded over) {
      // the usual end of a call, and of one that nobody takes
    } catch (MediaException noRoom) {
      return new Outcome.NotReachable();
    } catch (RuntimeException fault) {
      journal.happened(new Event.CallFailed(id, fault));
    } finally {
      journal.happened(new Event.CallFinished(id, Duration.between(began, clock.instant())));
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return outcome(called);
  }

  private static Outcome outcome(CalledParty called) {
    if (called.talking()) {
      return new Outcome.Talked();
    }
    return called
        .notTaken()
        .<Outcome>map(Outcome.NotTaken::new)
        .orElseGet(Outcome.NotReachable::new);
  }
}
