package org.umbel.telephony.ring;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.InviteOutcome;
import org.umbel.sip.OutgoingInvite;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Reason;
import org.umbel.sip.message.Request;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.LineCalls.Direction;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.station.Callee;
import org.umbel.telephony.station.Way;

/// Calls one phone by its ways, one after the other until one leads to it (RFC 5626 §5.3). Run by a
/// thread of its own; any thread may end it.
final class Approach {
  private static final Duration SILENCE = Duration.ofSeconds(4); // then a way counts as broken

  private final Lines lines;
  private final Transfers transfers;
  private final Joining joining;
  private final BiFunction<Phone, Request, Request> dress;
  private @Nullable OutgoingInvite call; // guarded by this
  private boolean over; // guarded by this

  /// What became of it.
  ///
  /// @param phone empty when it could not even be called
  record Result(Optional<Phone> phone, InviteOutcome outcome) {
    static Result unreachable(String why) {
      return new Result(Optional.empty(), new InviteOutcome.Unreachable(why));
    }
  }

  /// @param dress completes the INVITE to a phone
  Approach(
      Lines lines,
      Transfers transfers,
      Joining joining,
      BiFunction<Phone, Request, Request> dress) {
    this.lines = lines;
    this.transfers = transfers;
    this.joining = joining;
    this.dress = dress;
  }

  Result run(Callee callee, Duration longest) {
    var deadline = System.nanoTime() + longest.toNanos();
    var result = Result.unreachable("no way");
    for (var ways = callee.ways().iterator(); ways.hasNext(); ) {
      var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      var way = ways.next();
      result = call(callee, way, ways.hasNext(), left);
      if (!broken(way, result) || isOver()) {
        return result;
      }
    }
    return result;
  }

  /// The phone is not called any more.
  ///
  /// @param why told to a phone that rings
  void end(Optional<Reason> why) {
    OutgoingInvite running;
    synchronized (this) {
      over = true;
      running = call;
    }
    if (running != null) {
      why.ifPresentOrElse(running::cancel, running::cancel);
    }
  }

  private synchronized boolean isOver() {
    return over;
  }

  /// Whether another way may lead to the phone, which has not heard of the call.
  private static boolean broken(Way way, Result result) {
    return switch (result.outcome()) {
      case InviteOutcome.Answered _ -> false;
      case InviteOutcome.Refused(var response) -> way.isElsewhereToo(response.status());
      case InviteOutcome.Unreachable _ -> true;
      case InviteOutcome.TimedOut _, InviteOutcome.Cancelled _ ->
          result.phone().filter(Phone::heard).isEmpty();
    };
  }

  /// Calls by the line that a way begins at; when that line is gone or full, the way leads nowhere.
  private Result call(Callee callee, Way way, boolean more, Duration longest) {
    var line = way.line().map(lines::find).orElseGet(lines::first);
    if (line.isEmpty()) {
      return Result.unreachable("its line is gone");
    }
    var entry = line.get().calls().begin(Direction.OUT);
    var objection = line.get().objection(Direction.OUT);
    if (objection.isPresent()) {
      entry.close();
      line.get().calls().refused(Direction.OUT, objection.get().rule());
      return Result.unreachable(objection.get().why());
    }
    var leg = new Leg(transfers, line.get());
    callee.owner().ifPresent(leg::belongsTo);
    var phone = new Phone(joining, entry, leg, callee.talks());
    var begun = begin(line.get(), invite(line.get(), way, phone), phone);
    if (begun.isEmpty()) {
      entry.close();
      return Result.unreachable("nobody is to be called any more");
    }
    if (more) {
      giveUpInSilence(line.get(), begun.get(), phone);
    }
    var outcome = begun.get().await(longest);
    phone.settled(outcome);
    return new Result(Optional.of(phone), outcome);
  }

  /// May wait for name servers.
  private OutgoingRequest invite(Line line, Way way, Phone phone) {
    var invite =
        way.request(Method.INVITE, joining.party().from())
            .dressed(plain -> way.dressed(dress.apply(phone, plain)));
    return way.byProxy() ? line.outward(invite) : invite;
  }

  private synchronized Optional<OutgoingInvite> begin(
      Line line, OutgoingRequest invite, Phone phone) {
    if (over) {
      return Optional.empty();
    }
    var begun = line.invite(invite, phone);
    phone.endsBy(begun::cancel);
    call = begun;
    return Optional.of(begun);
  }

  private static void giveUpInSilence(Line line, OutgoingInvite call, Phone phone) {
    line.endpoint()
        .after(
            SILENCE,
            () -> {
              if (!phone.heard()) {
                call.cancel();
              }
            });
  }
}
