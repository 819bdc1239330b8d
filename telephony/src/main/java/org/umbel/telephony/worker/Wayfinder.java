package org.umbel.telephony.worker;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.routing.Destination;
import org.umbel.domain.routing.Routing;
import org.umbel.media.engine.SessionSettings;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.SipUri;
import org.umbel.telephony.call.Customer;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.line.OutgoingIdentity;
import org.umbel.telephony.outward.Outward;
import org.umbel.telephony.station.Callee;

/// Finds the ways by which worker's calls reach numbers, inside and outside. Safe for all threads;
/// does not wait.
///
/// @param phones of whoever has a number; none when nobody has it or no phone is registered
record Wayfinder(
    Lines lines, Routing routing, Function<PhoneNumber, List<Callee>> phones, Outward outward) {

  /// @param byCustomer whether it is the customer who calls, and not the worker
  Ways of(Customer customer, Extension worker, PhoneNumber number, boolean byCustomer) {
    return switch (routing.of(number, Optional.empty())) {
      case Destination.Ring _ -> {
        var here = phones.apply(number);
        yield here.isEmpty()
            ? new Ways.Refused("not-reachable")
            : new Ways.Open(here, byCustomer ? customer.name() : within(worker));
      }
      case Destination.Outside(var route) -> {
        var shown = byCustomer ? customer.name() : NameAddr.of(outward.shown(worker));
        yield routing
            .people()
            .byExtension(worker)
            .map(payer -> outward.ask(customer.id(), payer, route, OutgoingIdentity.of(shown)))
            .<Ways>map(answer ->
                switch (answer) {
                  case Outward.Answer.Open(var there) -> new Ways.Open(List.of(there), shown);
                  case Outward.Answer.Refused _ -> new Ways.Refused("not-allowed");
                  case Outward.Answer.NoLine _ -> new Ways.Refused("not-reachable");
                })
            .orElseGet(() -> new Ways.Refused("not-allowed"));
      }
      case Destination.Nobody _ -> new Ways.Refused("not-reachable");
      case Destination.Customers _ -> new Ways.Conversation(true);
      case Destination _ -> new Ways.Conversation(false);
    };
  }

  /// As a worker is shown to phones here.
  NameAddr within(Extension worker) {
    var name = routing.people().byExtension(worker).map(Person::name).orElse("");
    var domain =
        lines.first().map(line -> line.settings().transport().domainInUri()).orElse("localhost");
    return NameAddr.of(name, SipUri.of(worker.digits(), domain));
  }

  /// How audio is spoken where phones are reached first.
  SessionSettings audio(List<Callee> there) {
    return there.stream()
        .flatMap(phone -> phone.ways().stream())
        .findFirst()
        .flatMap(way -> way.line().map(lines::find).orElseGet(lines::first))
        .map(Line::settings)
        .map(settings -> settings.audio())
        .orElse(SessionSettings.DEFAULT);
  }
}
