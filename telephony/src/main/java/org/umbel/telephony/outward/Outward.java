package org.umbel.telephony.outward;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.dialling.Decision;
import org.umbel.domain.dialling.DialPlan.Route;
import org.umbel.domain.dialling.Dialling;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.routing.Destination;
import org.umbel.domain.routing.Routing;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Uri;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.line.OutgoingIdentity;
import org.umbel.telephony.station.Callee;
import org.umbel.telephony.station.Stations;
import org.umbel.telephony.station.Way;

/// Finds the way to a number outside, when whoever pays for it may call it. Whatever makes a call
/// go outside asks here: a phone that dials, a person's forwarding, a transfer, a conversation.
/// Safe for all threads.
public final class Outward {
  private static final String NOWHERE = "outside.invalid"; // replaced by the domain of the line

  private final Lines lines;
  private final Routing routing;
  private final Stations stations;
  private final Dialling dialling;

  public Outward(Lines lines, Routing routing, Stations stations, Dialling dialling) {
    this.lines = lines;
    this.routing = routing;
    this.stations = stations;
    this.dialling = dialling;
  }

  /// What became of the question.
  public sealed interface Answer {
    /// The call counts as begun.
    ///
    /// @param there to be rung like a phone; each line is a way to it
    record Open(Callee there) implements Answer {}

    /// @param why in words
    record Refused(String why) implements Answer {}

    /// None of the lines is there and leads anywhere.
    record NoLine() implements Answer {}
  }

  /// Asks for a way.
  ///
  /// @param payer whose rules hold, and by the lines of whose site the call leaves first
  /// @param identity who calls
  public Answer ask(CallId call, Person payer, Route route, OutgoingIdentity identity) {
    var seen = seen(identity);
    List<Way> ways =
        routing.plan().sites().best(payer.extension(), route.lines()).stream()
            .flatMap(name -> lines.find(name).stream())
            .filter(line -> line.settings().leadsOut())
            .<Way>map(line -> new OutsideWay(line, route.called(), seen.identity, seen.inner))
            .toList();
    if (ways.isEmpty()) {
      return new Answer.NoLine();
    }
    return switch (dialling.begin(call, payer, route)) {
      case Decision.Allowed _ -> new Answer.Open(new Callee(1, ways));
      case Decision.Refused(_, var why) -> new Answer.Refused(why);
    };
  }

  /// Asks for a way to a number that may be one of this house.
  ///
  /// @param payer whose rules hold
  /// @return empty when the number is none outside, or nobody pays
  public Optional<Answer> ask(
      CallId call, Extension payer, PhoneNumber number, OutgoingIdentity identity) {
    return routing.of(number, Optional.empty()) instanceof Destination.Outside(var route)
        ? routing.people().byExtension(payer).map(person -> ask(call, person, route, identity))
        : Optional.empty();
  }

  /// @param inner whether the caller has no number outside
  private record Seen(OutgoingIdentity identity, boolean inner) {}

  /// A caller of this house is shown by the number outside.
  private Seen seen(OutgoingIdentity identity) {
    var own = Extension.parse(identity.caller().user()).flatMap(routing.people()::byExtension);
    if (own.isEmpty()) {
      return new Seen(identity, false);
    }
    var extension = own.get().extension();
    var caller = NameAddr.of(own.get().name(), shown(extension));
    return new Seen(identity.by(caller), numberOutside(extension).isEmpty());
  }

  /// By which somebody of this house is known outside: the identification of a phone, or the
  /// extension behind the number of the site, or the bare extension where there is no such number.
  public Uri shown(Extension owner) {
    return numberOutside(owner).orElseGet(() -> SipUri.of(owner.digits(), NOWHERE));
  }

  private Optional<Uri> numberOutside(Extension owner) {
    return stations
        .identification(owner)
        .or(() ->
            routing
                .plan()
                .sites()
                .fromOutside(owner)
                .map(number -> SipUri.of(number.digits(), NOWHERE)));
  }
}
