package org.umbel.telephony.registration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.umbel.domain.person.Extension;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.auth.Authentication;
import org.umbel.sip.auth.DigestServer;
import org.umbel.sip.message.Contact;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.telephony.line.Line;

/// Takes registrations of phones, RFC 3261 §10.3. Each extension registers with its own password; a
/// phone may register for no other extension.
///
/// Serves each request on the thread that brings it.
public final class Registrar {
  private static final Duration DEFAULT_EXPIRY = Duration.ofHours(1);
  private static final Duration SHORTEST_EXPIRY = Duration.ofMinutes(1);
  private static final Duration LONGEST_EXPIRY = Duration.ofHours(2);
  private static final int MOST_PHONES = 10;

  private final Bindings bindings;
  private final DigestServer guard;
  private final Consumer<Extension> registered;

  /// @param guard knows each extension's password, the user name being the extension
  /// @param registered told after each registration that a phone has made or renewed
  public Registrar(Bindings bindings, DigestServer guard, Consumer<Extension> registered) {
    this.bindings = bindings;
    this.guard = guard;
    this.registered = registered;
  }

  /// Answers a REGISTER that came in by a line.
  public void register(Line line, IncomingRequest incoming) {
    if (!line.settings().phones()) {
      incoming.reply(Status.FORBIDDEN);
      return;
    }
    var request = incoming.request();
    switch (guard.check(request)) {
      case Authentication.Unproven(_, var question) -> incoming.reply(question);
      case Authentication.Proven(var user) ->
          Extension.parse(request.to().user())
              .filter(extension -> extension.digits().equals(user))
              .ifPresentOrElse(
                  extension -> registered(line, incoming, extension),
                  () -> incoming.reply(Status.FORBIDDEN));
    }
  }

  private void registered(Line line, IncomingRequest incoming, Extension extension) {
    var response = update(line, incoming, extension);
    incoming.reply(response);
    if (response.success() && !incoming.request().contacts().isEmpty()) {
      registered.accept(extension);
    }
  }

  private Response update(Line line, IncomingRequest incoming, Extension extension) {
    var request = incoming.request();
    var tooBrief = tooBrief(request);
    if (tooBrief.isPresent()) {
      return tooBrief.get();
    }
    if (request.contacts().stream().anyMatch(Contact.All.class::isInstance)) {
      return removal(request, extension);
    }
    var now = bindings.change(extension, before -> merged(before, line, incoming));
    return listing(request, now);
  }

  private static Optional<Response> tooBrief(Request request) {
    return places(request).stream()
        .map(place -> expiry(request, place))
        .filter(expiry -> !expiry.isZero() && expiry.compareTo(SHORTEST_EXPIRY) < 0)
        .findAny()
        .map(_ ->
            request
                .reply(Status.INTERVAL_TOO_BRIEF)
                .with("Min-Expires", Long.toString(SHORTEST_EXPIRY.toSeconds())));
  }

  /// RFC 3261 §10.3 step 6: `*` only alone and only to remove everything.
  private Response removal(Request request, Extension extension) {
    var everything =
        request.contacts().size() == 1 && request.expires().filter(Duration::isZero).isPresent();
    if (!everything) {
      return request.reply(Status.BAD_REQUEST, "Contact: * takes Expires: 0 and nothing else");
    }
    bindings.change(extension, _ -> List.of());
    return listing(request, List.of());
  }

  /// RFC 3261 §10.3 step 7. A full extension forgets its oldest phone.
  private List<Binding> merged(List<Binding> before, Line line, IncomingRequest incoming) {
    var request = incoming.request();
    var after = new ArrayList<>(before);
    for (var place : places(request)) {
      if (after.stream().anyMatch(binding -> same(binding, place) && newer(binding, request))) {
        continue;
      }
      after.removeIf(binding -> same(binding, place));
      var expiry = expiry(request, place);
      if (!expiry.isZero()) {
        after.addFirst(binding(place, line, incoming, expiry));
      }
    }
    return after.subList(0, Math.min(after.size(), MOST_PHONES));
  }

  private Binding binding(Contact.At place, Line line, IncomingRequest incoming, Duration expiry) {
    var request = incoming.request();
    return new Binding(
        line.name(),
        NameAddr.of(place.uri()),
        incoming.source(),
        bindings.now().plus(expiry),
        request.callId(),
        request.cSeq().number());
  }

  private static boolean same(Binding binding, Contact.At place) {
    return binding.contact().uri().equals(place.uri());
  }

  private static boolean newer(Binding binding, Request request) {
    return binding.callId().equals(request.callId()) && binding.cSeq() >= request.cSeq().number();
  }

  private static List<Contact.At> places(Request request) {
    return request.contacts().stream()
        .filter(Contact.At.class::isInstance)
        .map(Contact.At.class::cast)
        .toList();
  }

  private static Duration expiry(Request request, Contact.At place) {
    var wanted = place.expires().or(request::expires).orElse(DEFAULT_EXPIRY);
    return wanted.compareTo(LONGEST_EXPIRY) > 0 ? LONGEST_EXPIRY : wanted;
  }

  private Response listing(Request request, List<Binding> now) {
    var response = request.reply(Status.OK);
    for (var binding : now) {
      var left = Duration.between(bindings.now(), binding.expires()).toSeconds();
      response =
          response.withLast(
              "Contact", binding.contact().with("expires", Long.toString(left)).toString());
    }
    return response;
  }
}
