package org.umbel.telephony;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Forwarding;
import org.umbel.domain.person.Person;
import org.umbel.domain.routing.Destination;
import org.umbel.domain.routing.Routing;
import org.umbel.sip.SipException;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Redirection;
import org.umbel.sip.message.RedirectionCause;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Uri;
import org.umbel.telephony.line.OutgoingIdentity;
import org.umbel.telephony.outward.Outward;
import org.umbel.telephony.registration.Reach;
import org.umbel.telephony.station.Callee;

/// Offers a call to a person: to the phones, then to where they are forwarded, and on from there
/// (ST-6). Each person is asked once, and a call is passed on [Forwarding#MOST] times at most, what
/// others did before included, so that no ring of forwardings keeps it going.
final class Coverage {
  private static final int FORWARDED = 181;

  private final CallMaker maker;
  private final Routing routing;
  private final Reach phones;
  private final Outward outward;
  private final Duration ringTime;
  private final Journal journal;

  /// Rings phones for a call and waits for what becomes of it.
  @FunctionalInterface
  interface CallMaker {
    /// @param owner of the phones; empty for somebody outside
    /// @return empty when the call was taken, or the caller has gone
    Optional<Reason> ring(
        Incoming call,
        Optional<Extension> owner,
        List<Callee> phones,
        OutgoingIdentity identity,
        Duration patience)
        throws InterruptedException;
  }

  Coverage(
      CallMaker maker,
      Routing routing,
      Reach phones,
      Outward outward,
      Duration ringTime,
      Journal journal) {
    this.maker = maker;
    this.routing = routing;
    this.phones = phones;
    this.outward = outward;
    this.ringTime = ringTime;
    this.journal = journal;
  }

  /// @return why the person did not take the call, when nobody else did either; empty when somebody
  ///   has, or the caller has gone
  Optional<Reason> offer(Incoming call, Person person) throws InterruptedException {
    return new Tour(call).offer(person);
  }

  /// Somebody who did not take the call.
  private record Step(Person person, Reason reason) {}

  /// The way of one call.
  private final class Tour {
    private final Incoming call;
    private final OutgoingIdentity identity;
    private final Set<Extension> asked = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();

    Tour(Incoming call) {
      this.call = call;
      this.identity = OutgoingIdentity.of(call.invite().request());
    }

    Optional<Reason> offer(Person person) throws InterruptedException {
      asked.add(person.extension());
      if (!person.forwarding().always().isEmpty()) {
        return passedOn(person, Reason.UNCONDITIONAL);
      }
      var reason = rung(person);
      return reason.isEmpty() ? reason : passedOn(person, reason.get());
    }

    private Optional<Reason> rung(Person person) throws InterruptedException {
      var all = phones.of(person.extension());
      return all.isEmpty()
          ? Optional.of(Reason.UNAVAILABLE)
          : maker.ring(call, Optional.of(person.extension()), all, within(), ringTime);
    }

    private Optional<Reason> passedOn(Person person, Reason reason) throws InterruptedException {
      steps.add(new Step(person, reason));
      for (var target : person.forwarding().when(reason)) {
        var pilot = routing.of(target, Optional.empty()) instanceof Destination.SubscriberAccess;
        if (pilot || identity.redirections().steps().size() + steps.size() > Forwarding.MOST) {
          break; // the voice box is next
        }
        if (passedTo(target, person, reason).isEmpty()) {
          return Optional.empty();
        }
      }
      steps.removeLast();
      return Optional.of(reason);
    }

    private Optional<Reason> passedTo(PhoneNumber target, Person person, Reason reason)
        throws InterruptedException {
      return switch (routing.of(target, Optional.empty())) {
        case Destination.Ring(var other) when !asked.contains(other.extension()) -> {
          told(person, target, reason);
          yield offer(other);
        }
        case Destination.Outside(var route) ->
            switch (outward.ask(call.id(), person, route, outside())) {
              case Outward.Answer.Open(var there) -> {
                told(person, target, reason);
                yield maker.ring(call, Optional.empty(), List.of(there), outside(), ringTime);
              }
              case Outward.Answer.Refused _, Outward.Answer.NoLine _ -> Optional.of(reason);
            };
        case Destination _ -> Optional.of(reason); // asked already, or nobody
      };
    }

    private void told(Person person, PhoneNumber target, Reason reason) {
      journal.happened(new Event.CallForwarded(call.id(), person.extension(), target, reason));
      try {
        call.invite().ring(FORWARDED);
      } catch (SipException gone) {
        // is noticed where the call goes next
      }
    }

    /// As phones of this house are told.
    private OutgoingIdentity within() {
      var domain = call.line().settings().transport().domainInUri();
      return identity.passedOn(
          steps.stream()
              .map(step -> step(step, SipUri.of(step.person().extension().digits(), domain)))
              .toList());
    }

    /// As others are told.
    private OutgoingIdentity outside() {
      return identity.passedOn(
          steps.stream()
              .map(step -> step(step, outward.shown(step.person().extension())))
              .toList());
    }
  }

  private static Redirection step(Step step, Uri address) {
    return new Redirection(NameAddr.of(address), cause(step.reason()), false);
  }

  private static RedirectionCause cause(Reason reason) {
    return switch (reason) {
      case BUSY -> RedirectionCause.BUSY;
      case NO_ANSWER -> RedirectionCause.NO_ANSWER;
      case UNCONDITIONAL -> RedirectionCause.UNCONDITIONAL;
      case UNAVAILABLE -> RedirectionCause.NOT_REACHABLE;
      case UNKNOWN -> RedirectionCause.UNKNOWN;
    };
  }
}
