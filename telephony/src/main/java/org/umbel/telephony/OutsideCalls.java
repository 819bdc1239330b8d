package org.umbel.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.dialling.DialPlan.Route;
import org.umbel.domain.person.People;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Status;
import org.umbel.telephony.line.Objection;
import org.umbel.telephony.line.Objection.Rule;
import org.umbel.telephony.line.OutgoingIdentity;
import org.umbel.telephony.outward.Outward;
import org.umbel.telephony.registration.PhoneLogin;
import org.umbel.telephony.station.Station;

/// Takes calls of phones of ours to numbers outside, at their owners' cost (SC-2); for others
/// nobody has such a number.
final class OutsideCalls {
  private static final Duration LONGEST_RING = Duration.ofMinutes(3); // RFC 3261 §16.6
  private static final Objection NO_LINE =
      new Objection(Rule.NO_LINE_OUT, Status.SERVICE_UNAVAILABLE, "no line leads outside");

  private final PhoneLogin login;
  private final People people;
  private final Outward outward;
  private final Connecting connecting;
  private final Refusing refusing;

  /// @param login asks phones who they are
  /// @param outward finds their ways
  OutsideCalls(
      PhoneLogin login, People people, Outward outward, Connecting connecting, Refusing refusing) {
    this.login = login;
    this.people = people;
    this.outward = outward;
    this.connecting = connecting;
    this.refusing = refusing;
  }

  void serve(Incoming call, Route route) throws InterruptedException {
    switch (login.of(call.line(), call.invite())) {
      case PhoneLogin.Caller.Phone(var station) -> serve(call, route, station);
      case PhoneLogin.Caller.Unknown(var answer) ->
          refusing.reject(call, Rule.NOT_LOGGED_IN, answer, "not logged in");
      case PhoneLogin.Caller.Stranger _ ->
          refusing.refuse(
              call, new Objection(Rule.NOBODY, Status.NOT_FOUND, "nobody has " + route.dialled()));
    }
  }

  private void serve(Incoming call, Route route, Station station) throws InterruptedException {
    var owner = people.byExtension(station.owner());
    if (owner.isEmpty()) {
      refusing.refuse(call, new Objection(Rule.NOBODY, Status.FORBIDDEN, "the phone is nobody's"));
      return;
    }
    var address = station.identification().orElseGet(() -> outward.shown(station.owner()));
    var identity =
        OutgoingIdentity.of(call.invite().request()).by(NameAddr.of(owner.get().name(), address));
    switch (outward.ask(call.id(), owner.get(), route, identity)) {
      case Outward.Answer.Refused(var why) ->
          refusing.reject(
              call, Rule.DIALLING, call.invite().request().reply(Status.FORBIDDEN, why), why);
      case Outward.Answer.NoLine _ -> refusing.refuse(call, NO_LINE);
      case Outward.Answer.Open(var there) -> {
        call.caller().side().belongsTo(station.owner());
        connecting.ringOrReject(
            call, Optional.empty(), List.of(there), identity, LONGEST_RING, Rule.OUTSIDE);
      }
    }
  }
}
