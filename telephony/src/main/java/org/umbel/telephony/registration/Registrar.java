package org.umbel.telephony.registration;

import java.net.InetAddress;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.person.Extension;
import org.umbel.domain.station.Registration;
import org.umbel.domain.station.Registration.Instance;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.auth.Authentication;
import org.umbel.sip.auth.Authentication.Why;
import org.umbel.sip.auth.DigestServer;
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
  private final DigestServer guard;
  private final LoginThrottle throttle;
  private final RegistrarSettings settings;
  private final Journal journal;
  private final Consumer<Extension> registered;

  /// @param guard knows the password of each station's user
  /// @param registered told after each registration that a phone has made or renewed
  public Registrar(
      Reach phones,
      DigestServer guard,
      RegistrarSettings settings,
      Journal journal,
      Consumer<Extension> registered) {
    this.bindings = phones.bindings();
    this.stations = phones.stations();
    this.guard = guard;
    this.throttle = new LoginThrottle(bindings.clock());
    this.settings = settings;
    this.journal = journal;
    this.registered = registered;
  }

  /// Answers a REGISTER that came in by a line.
  public void register(Line line, IncomingRequest incoming) {
    var request = incoming.request();
    if (!line.settings().phones()) {
      incoming.reply(Status.FORBIDDEN);
      return;
    }
    if (guessing(incoming)) {
      var pause = Long.toString(LoginThrottle.WINDOW.toSeconds());
      incoming.reply(request.reply(Status.SERVICE_UNAVAILABLE).with("Retry-After", pause));
      return;
    }
    switch (guard.check(request)) {
      case Authentication.Unproven(var why, var question) -> {
        if (why == Why.WRONG) {
          wrong(line, incoming);
        }
        incoming.reply(question);
      }
      case Authentication.Proven(var user) -> proven(line, incoming, user);
    }
  }

  /// A phone that is registered from there may go on, or whoever knows its name could lock it out.
  private boolean guessing(IncomingRequest incoming) {
    var named = incoming.request().to().user();
    var source = incoming.source().address().getAddress();
    return throttle.closed(source, named) && !registeredFrom(source, named);
  }

  private boolean registeredFrom(InetAddress source, String named) {
    return stations
        .owner(named)
        .filter(owner ->
            bindings.of(owner).stream()
                .map(binding -> binding.registration().origin().address().getAddress())
                .anyMatch(source::equals))
        .isPresent();
  }

  private void wrong(Line line, IncomingRequest incoming) {
    line.endpoint().loginFailed(incoming.source());
    var named = incoming.request().to().user();
    var source = incoming.source().address().getAddress();
    if (throttle.wrong(source, named)) {
      journal.happened(new Event.PhoneRefused(named, incoming.source().toString()));
    }
  }

  private void proven(Line line, IncomingRequest incoming, String user) {
    var station = stations.ofUser(user);
    var owner = stations.owner(incoming.request().to().user());
    if (owner.isEmpty()) {
      incoming.reply(Status.NOT_FOUND);
    } else if (station.isEmpty() || !station.get().owner().equals(owner.get())) {
      incoming.reply(Status.FORBIDDEN);
    } else {
      serve(line, incoming, station.get());
    }
  }

  private void serve(Line line, IncomingRequest incoming, Station station) {
    var wish = Wish.of(incoming.request());
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
