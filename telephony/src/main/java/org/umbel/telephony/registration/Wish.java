package org.umbel.telephony.registration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.station.Registration.Instance;
import org.umbel.sip.message.Contact;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;

/// What a REGISTER asks for (RFC 3261 §10.2, RFC 5626 §4.2), with what can be refused without
/// looking at what is registered.
///
/// @param path the proxies on the way to the phone, RFC 3327; the one it came through where that
///   says nothing of itself
/// @param outbound whether the phone sees to its ways to us and numbers them
record Wish(Request request, List<Contact.At> places, List<String> path, boolean outbound) {
  private static final int MOST_PROXIES = 10;
  private static final String OUTBOUND = "outbound";

  /// @param through the proxy that it came from, if it is one
  static Wish of(Request request, Optional<NamedProxy> through) {
    var places =
        request.contacts().stream()
            .filter(Contact.At.class::isInstance)
            .map(Contact.At.class::cast)
            .toList();
    var speaksOutbound = request.supports(OUTBOUND) || required(request);
    var numbered =
        places.stream().anyMatch(place -> number(place) > 0 && device(place).isPresent());
    return new Wish(request, places, path(request, through), speaksOutbound && numbered);
  }

  private static List<String> path(Request request, Optional<NamedProxy> through) {
    var told = request.headers("Path");
    boolean silent = told.isEmpty() && request.vias().size() > 1;
    return silent ? through.map(NamedProxy::path).stream().toList() : told;
  }

  private static boolean required(Request request) {
    return request.headers("Require").stream().anyMatch(OUTBOUND::equalsIgnoreCase);
  }

  /// Whether all phones of the extension are to be forgotten.
  boolean removesAll() {
    return request.contacts().stream().anyMatch(Contact.All.class::isInstance);
  }

  /// Whether it asks for nothing but the list.
  boolean onlyAsks() {
    return request.contacts().isEmpty();
  }

  Optional<Response> refusal(RegistrarSettings settings) {
    if (removesAll() && !(request.contacts().size() == 1 && endsAtOnce())) {
      var why = "Contact: * takes Expires: 0 and nothing else"; // RFC 3261 §10.3 step 6
      return Optional.of(request.reply(Status.BAD_REQUEST, why));
    }
    if (!readable(path)) {
      return Optional.of(request.reply(Status.BAD_REQUEST, "Path that cannot be followed"));
    }
    if (places.stream().anyMatch(place -> settings.tooBrief(wanted(place, settings)))) {
      var shortest = Long.toString(settings.shortest().toSeconds());
      return Optional.of(request.reply(Status.INTERVAL_TOO_BRIEF).with("Min-Expires", shortest));
    }
    return outbound ? outboundRefusal(settings) : Optional.empty();
  }

  private static boolean readable(List<String> path) {
    try {
      return path.size() <= MOST_PROXIES
          && path.stream().allMatch(proxy -> NameAddr.parse(proxy).sipUri().isPresent());
    } catch (MalformedValue unreadable) {
      return false;
    }
  }

  private boolean endsAtOnce() {
    return request.expires().filter(Duration::isZero).isPresent();
  }

  /// RFC 5626 §6.
  private Optional<Response> outboundRefusal(RegistrarSettings settings) {
    var flows =
        places.stream()
            .filter(place -> number(place) > 0 && !wanted(place, settings).isZero())
            .count();
    if (flows > 1) {
      return Optional.of(request.reply(Status.BAD_REQUEST, "more than one reg-id"));
    }
    var proxied = request.vias().size() > 1;
    return proxied && !firstProxyKeepsFlows()
        ? Optional.of(request.reply(Status.FIRST_HOP_LACKS_OUTBOUND_SUPPORT))
        : Optional.empty();
  }

  /// The last Path is that of the proxy next to the phone.
  private boolean firstProxyKeepsFlows() {
    return !path.isEmpty()
        && NameAddr.parse(path.getLast()).sipUri().flatMap(uri -> uri.parameter("ob")).isPresent();
  }

  /// How long a place is to be registered, as the phone wants it; zero ends it.
  Duration wanted(Contact.At place, RegistrarSettings settings) {
    return place.expires().or(request::expires).orElse(settings.usual());
  }

  /// Which device a place belongs to; its number counts only with outbound.
  Optional<Instance> instance(Contact.At place) {
    return device(place).map(id -> new Instance(id, outbound ? number(place) : 0));
  }

  private static Optional<String> device(Contact.At place) {
    return place.address().parameter("+sip.instance").filter(id -> !id.isEmpty());
  }

  private static int number(Contact.At place) {
    return place
        .address()
        .parameter("reg-id")
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::parseInt)
        .orElse(0);
  }
}
