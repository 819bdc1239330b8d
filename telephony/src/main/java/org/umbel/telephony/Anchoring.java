package org.umbel.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.interaction.Brought;
import org.umbel.domain.interaction.WorkerCalls;
import org.umbel.domain.interaction.WorkerCalls.Arrived;
import org.umbel.domain.interaction.WorkerPhone;
import org.umbel.domain.person.Extension;
import org.umbel.media.MediaException;
import org.umbel.media.engine.MediaEngine;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Status;
import org.umbel.telephony.call.Customer;
import org.umbel.telephony.call.OwnSide;
import org.umbel.telephony.line.OutgoingIdentity;
import org.umbel.telephony.ring.Leg;
import org.umbel.telephony.station.Callee;
import org.umbel.telephony.worker.Workers;

/// Rings phones for a call that came in: those of workers whose calls somebody follows so that the
/// sound passes here (KW-7), all others as ever. What they do not take goes on alike.
final class Anchoring implements Coverage.CallMaker {
  private final MediaEngine media;
  private final Workers workers;
  private final Coverage.CallMaker others;
  private volatile WorkerCalls followed = WorkerCalls.NONE;

  /// @param others rings for everybody else
  Anchoring(MediaEngine media, Workers workers, Coverage.CallMaker others) {
    this.media = media;
    this.workers = workers;
    this.others = others;
  }

  /// These follow calls that begin from now on.
  void followedBy(WorkerCalls followers) {
    followed = followers;
  }

  @Override
  public Optional<Reason> ring(
      Incoming call,
      Optional<Extension> owner,
      List<Callee> phones,
      OutgoingIdentity identity,
      Duration patience)
      throws InterruptedException {
    var worker = owner.filter(followed::watched);
    if (worker.isEmpty()) {
      return others.ring(call, owner, phones, identity, patience);
    }
    try {
      var audio = media.open(call.line().settings().audio());
      try (audio) {
        return ring(new Caller(call, new OwnSide(audio), identity), worker.get(), phones, patience);
      }
    } catch (MediaException noRoom) {
      return others.ring(call, owner, phones, identity, patience);
    }
  }

  private Optional<Reason> ring(
      Caller caller, Extension worker, List<Callee> phones, Duration patience)
      throws InterruptedException {
    var call = caller.call;
    var arrived =
        new Arrived(
            call.id(),
            worker,
            call.arrival().caller(),
            call.arrival().wanted().orElseGet(worker::number),
            call.arrival().header());
    var how =
        new Workers.Calling(
            phones, caller.name(), patience, patience, caller.identity::on, call.traced()::leg);
    var followers = followed;
    call.caller().shownAs(caller.identity);
    call.caller().onGone(caller.side::end);
    var brought =
        workers.bring(
            caller,
            WorkerPhone.of(worker),
            how,
            followers.music(),
            begun -> followers.begun(arrived, begun));
    return switch (brought.orElse(null)) {
      case Brought.Talking(var talk) -> {
        talk.awaitEnd();
        caller.over();
        yield Optional.empty();
      }
      case Brought.NotTaken(var reason) -> Optional.of(reason);
      case Brought.NotReachable() -> Optional.of(Reason.UNAVAILABLE);
      case null -> {
        caller.over();
        yield Optional.empty();
      }
    };
  }

  /// Whoever calls the worker. Answered when the worker is there.
  private static final class Caller implements Customer {
    private final Incoming call;
    private final OwnSide side;
    private final OutgoingIdentity identity;
    private volatile boolean passedOn;

    Caller(Incoming call, OwnSide side, OutgoingIdentity identity) {
      this.call = call;
      this.side = side;
      this.identity = identity;
    }

    @Override
    public CallId id() {
      return call.id();
    }

    @Override
    public OwnSide side() {
      return side;
    }

    @Override
    public NameAddr name() {
      return identity.shown();
    }

    @Override
    public void rings() {
      call.caller().rings();
    }

    @Override
    public boolean answer() {
      return switch (call.caller().connect(side)) {
        case TALKING -> {
          call.entry().endsBy(call.caller().side()::hangUp);
          call.traced().sound(side.media());
          yield true;
        }
        case GONE -> false;
        case REFUSED -> {
          call.caller().reject(Status.NOT_ACCEPTABLE_HERE);
          side.end();
          yield false;
        }
      };
    }

    @Override
    public void leftAlone() {
      side.media().background(List.of());
    }

    @Override
    public void passedOn() {
      passedOn = true;
    }

    /// Nobody talks to the caller here any more.
    void over() throws InterruptedException {
      side.leg().filter(_ -> !passedOn).ifPresent(Leg::hangUp);
      side.end();
      if (passedOn) {
        side.leg().orElseThrow().awaitEnd();
      }
    }
  }
}
