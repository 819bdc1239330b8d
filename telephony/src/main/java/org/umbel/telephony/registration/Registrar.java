package org.umbel.telephony.registration;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.umbel.domain.person.Extension;
import org.umbel.domain.station.Registration;
import org.umbel.domain.station.Registration.Instance;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Status;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.station.Station;
import org.umbel.telephony.station.Stations;

/// Takes registrations of phones, RFC 3261 §10.3, with several ways to one phone (RFC 5626) and
/// proxies in front of it (RFC 3327). A device that wants one gets a URI of its own (RFC 5627).
/// Each station registers with its own login, for its owner alone.
///
/// Serves each request on the thread that brings it.
public final class Registrar {
  private static final Duration FLOW_TIMER = Duration.ofMinutes(2);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final Bindings bindings;
  private final Stations stations;
  private final PhoneLogin login;
  private final RegistrarSettings settings;
  private final Consumer<Extension> registered;

  /// @param login asks who registers to prove it
  /// @param registered told after each registration that a phone has made or renewed
  public Registrar(
      Reach phones, PhoneLogin login, RegistrarSettings settings, Consumer<Extension> registered) {
    this.bindings = phones.bindings();
    this.stations = phones.stations();
    this.login = login;
    this.settings = settings;
    this.registered = registered;
  }

  /// Answers a REGISTER that came in by a line.
  public void register(Line line, IncomingRequest incoming) {
    switch (login.of(line, incoming)) {
      case PhoneLogin.Caller.Stranger _ -> incoming.reply(Status.FORBIDDEN);
      case PhoneLogin.Caller.Unknown(var answer) -> incoming.reply(answer);
      case PhoneLogin.Caller.Phone(var station) -> proven(line, incoming, station);
    }
  }

  private void proven(Line line, IncomingRequest incoming, Station station) {
    var owner = stations.owner(incoming.request().to().user());
    if (owner.isEmpty()) {
      incoming.reply(Status.NOT_FOUND);
    } else if (!station.owner().equals(owner.get())) {
      incoming.reply(Status.FORBIDDEN);
    } else {
      serve(line, incoming, station);
    }
  }

  private void serve(Line line, IncomingRequest incoming, Station station) {
    var source = incoming.source().address().getAddress();
    var wish = Wish.of(incoming.request(), settings.proxyAt(source));
    var response = wish.refusal(settings).orElseGet(() -> update(line, incoming, station, wish));
    incoming.reply(response);
    if (response.success() && !wish.onlyAsks()) {
      registered.accept(station.owner());
    }
  }

  private Response update(Line line, IncomingRequest incoming, Station station, Wish wish) {
    var full = bindings.reaches(settings.contactsOfAll());
    var renewal =
        new Renewal(
            wish,
            station,
            line.name(),
            incoming.flow(),
            settings,
            full,
            bindings.clock().instant());
    var now = bindings.change(station.owner(), renewal);
    return renewal.refusal().orElseGet(() -> listing(wish, now));
  }

  /// RFC 3261 §10.3 step 8, RFC 5626 §6, RFC 3327 §5.3.
  private Response listing(Wish wish, List<Binding> now) {
    var request = wish.request();
    var response = request.reply(Status.OK).with("Date", DATE.format(bindings.clock().instant()));
    for (var binding : now) {
      response = response.withLast("Contact", listed(binding, request).toString());
    }
    return wish.outbound()
        ? withOutbound(withPath(response, request))
        : withPath(response, request);
  }

  private static Response withPath(Response response, Request request) {
    var answer = response;
    for (var proxy : request.headers("Path")) {
      answer = answer.withLast("Path", proxy);
    }
    return answer;
  }

  private static Response withOutbound(Response response) {
    return response
        .with("Require", "outbound")
        .with("Flow-Timer", Long.toString(FLOW_TIMER.toSeconds()));
  }

  private NameAddr listed(Binding binding, Request request) {
    var kept = binding.registration();
    var left = Duration.between(bindings.clock().instant(), kept.expires()).toSeconds();
    var contact = NameAddr.of(binding.uri());
    if (kept.preference() < 1) {
      contact = contact.with("q", Double.toString(kept.preference()));
    }
    if (kept.instance().isPresent()) {
      contact = listed(contact, kept.instance().get());
    }
    var gruu = gruu(kept, request);
    if (gruu.isPresent()) {
      contact = contact.with("pub-gruu", gruu.get().toString());
    }
    return contact.with("expires", Long.toString(Math.max(0, left)));
  }

  /// Not for a device behind a proxy: what goes to it within a call would come back here.
  private static Optional<SipUri> gruu(Registration kept, Request request) {
    if (!request.supports(Gruu.OPTION) || !kept.path().isEmpty()) {
      return Optional.empty();
    }
    return kept.instance().flatMap(device -> request.to().sipUri().map(to -> Gruu.of(to, device)));
  }

  private static NameAddr listed(NameAddr contact, Instance instance) {
    var named = contact.with("+sip.instance", instance.id());
    return instance.numbered() ? named.with("reg-id", Integer.toString(instance.flow())) : named;
  }
}
