package org.umbel.telephony.presence;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.person.Extension;
import org.umbel.domain.presence.Permission;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.event.EventPackage;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.RequestCheck;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Status;
import org.umbel.sip.presence.ListState;
import org.umbel.sip.presence.PresenceDocument;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.registration.PhoneLogin;

/// The event package `presence` (RFC 3856) at one line: whoever follows somebody, or a list, proves
/// to be a phone of ours first.
final class PresencePackage implements EventPackage {
  static final String NAME = "presence";

  private final Line line;
  private final PhoneLogin login;
  private final Watched watched;

  PresencePackage(Line line, PhoneLogin login, Watched watched) {
    this.line = line;
    this.login = login;
    this.watched = watched;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Admission admit(IncomingRequest subscribe) {
    var request = subscribe.request();
    return switch (login.of(line, subscribe, request.from().user())) {
      case PhoneLogin.Caller.Stranger _ -> new Denied(request.reply(Status.FORBIDDEN));
      case PhoneLogin.Caller.Unknown(var answer) -> new Denied(answer);
      case PhoneLogin.Caller.Phone(var station) -> admit(request, station.owner());
    };
  }

  private Admission admit(Request request, Extension watcher) {
    var target = NameAddr.of(request.uri());
    var members = watched.terms().lists().get(target.user().toLowerCase(Locale.ROOT));
    if (members != null && target.sipUri().isPresent()) {
      var list = target.sipUri().get().bare();
      return list(request, watcher, new ListTeller(watched, list, members, watcher));
    }
    return watched
        .person(target.user())
        .map(person -> person(request, person, watcher))
        .orElseGet(() -> new Denied(request.reply(Status.NOT_FOUND)));
  }

  private Admission person(Request request, Extension person, Extension watcher) {
    var refusal = RequestCheck.answerRefusal(request, PresenceDocument.TYPE);
    if (refusal.isPresent()) {
      return new Denied(refusal.get());
    }
    if (watched.permission(person, watcher) == Permission.BLOCK) {
      return new Denied(request.reply(Status.FORBIDDEN));
    }
    var entity = NameAddr.of(request.uri()).sipUri().map(SipUri::bare);
    var teller =
        new PersonTeller(
            watched,
            person,
            watcher,
            entity.map(SipUri::toString).orElse(request.uri().toString()));
    return new Granted(Set.of(person.digits()), Optional.of(watcher.digits()), teller);
  }

  private static Admission list(Request request, Extension watcher, ListTeller teller) {
    if (!request.supports(ListState.OPTION) && !request.requires(ListState.OPTION)) {
      return new Denied(request.reply(Status.EXTENSION_REQUIRED).with("Require", ListState.OPTION));
    }
    var refusal =
        RequestCheck.answerRefusal(request, ListState.TYPE)
            .or(() -> RequestCheck.answerRefusal(request, ListState.RLMI));
    return refusal
        .<Admission>map(Denied::new)
        .orElseGet(() ->
            new Granted(
                new LinkedHashSet<>(teller.resources()), Optional.of(watcher.digits()), teller));
  }
}
