package org.umbel.telephony.registration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.umbel.domain.station.Registration;
import org.umbel.domain.station.Registration.Instance;
import org.umbel.domain.station.Registration.Order;
import org.umbel.domain.station.Registration.Origin;
import org.umbel.sip.message.Contact;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Status;
import org.umbel.sip.transport.Flow;
import org.umbel.telephony.station.Commands;
import org.umbel.telephony.station.Station;

/// Brings one REGISTER into the phones of an extension, all of it or nothing, RFC 3261 §10.3 steps
/// 6 and 7. Used once.
final class Renewal implements UnaryOperator<List<Binding>> {
  private static final String RETRY_AFTER_SECONDS = "60";

  private final Wish wish;
  private final Station station;
  private final String line;
  private final Flow flow;
  private final RegistrarSettings settings;
  private final boolean full;
  private final Instant now;
  private Optional<Response> refusal = Optional.empty();

  /// @param full whether there is no room for another phone in all
  Renewal(
      Wish wish,
      Station station,
      String line,
      Flow flow,
      RegistrarSettings settings,
      boolean full,
      Instant now) {
    this.wish = wish;
    this.station = station;
    this.line = line;
    this.flow = flow;
    this.settings = settings;
    this.full = full;
    this.now = now;
  }

  /// Why nothing was changed; empty when it was.
  Optional<Response> refusal() {
    return refusal;
  }

  @Override
  public List<Binding> apply(List<Binding> before) {
    if (before.stream().anyMatch(binding -> concerns(binding) && overtakes(binding))) {
      refusal = Optional.of(wish.request().reply(Status.SERVER_INTERNAL_ERROR, "Out of order"));
      return before;
    }
    var after = after(before);
    if (full && after.size() > before.size()) {
      var later = wish.request().reply(Status.SERVICE_UNAVAILABLE);
      refusal = Optional.of(later.with("Retry-After", RETRY_AFTER_SECONDS));
      return before;
    }
    return after.subList(0, Math.min(after.size(), settings.contactsOfOne()));
  }

  private boolean concerns(Binding binding) {
    return wish.removesAll() || wish.places().stream().anyMatch(place -> replaces(place, binding));
  }

  private boolean overtakes(Binding binding) {
    var order = binding.registration().order();
    return order.conversation().equals(wish.request().callId())
        && order.number() >= wish.request().cSeq().number();
  }

  private List<Binding> after(List<Binding> before) {
    if (wish.removesAll()) {
      return List.of();
    }
    var after = new ArrayList<>(before);
    for (var place : wish.places()) {
      after.removeIf(binding -> replaces(place, binding));
      if (!wish.wanted(place, settings).isZero()) {
        var talks = Commands.talk(wish.request());
        after.addFirst(new Binding(registration(place), Optional.of(flow), talks));
      }
    }
    return after;
  }

  /// A numbered flow takes the place of that flow, whatever its address (RFC 5626 §6).
  private boolean replaces(Contact.At place, Binding binding) {
    var instance = wish.instance(place).filter(Instance::numbered);
    var known = binding.registration().instance().filter(Instance::numbered);
    if (instance.isPresent() || known.isPresent()) {
      return instance.equals(known);
    }
    return same(binding, place);
  }

  /// Whether two URIs mean the same place, RFC 3261 §19.1.4.
  private static boolean same(Binding binding, Contact.At place) {
    if (binding.uri() instanceof SipUri known && place.uri() instanceof SipUri named) {
      return known.matches(named);
    }
    return binding.registration().contact().equals(place.uri().toString());
  }

  private Registration registration(Contact.At place) {
    var request = wish.request();
    var peer = flow.peer();
    return new Registration(
        station.owner(),
        station.name(),
        place.uri().toString(),
        place.preference(),
        new Origin(line, peer.protocol().parameter(), peer.address()),
        wish.path(),
        wish.instance(place),
        new Order(request.callId(), request.cSeq().number()),
        now.plus(settings.granted(wish.wanted(place, settings))));
  }
}
