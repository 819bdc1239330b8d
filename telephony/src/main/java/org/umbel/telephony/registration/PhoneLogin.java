package org.umbel.telephony.registration;

import java.net.InetAddress;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.auth.Authentication;
import org.umbel.sip.auth.Authentication.Why;
import org.umbel.sip.auth.DigestServer;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transport.Peer;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.station.Station;
import org.umbel.telephony.station.Stations;

/// Asks who registers, or calls a number that costs money, to prove to be a phone of ours (ST-3,
/// SC-2), and lets nobody guess passwords quickly. Safe for all threads.
public final class PhoneLogin {
  private final Bindings bindings;
  private final Stations stations;
  private final DigestServer guard;
  private final RegistrarSettings settings;
  private final LoginThrottle throttle;
  private final Journal journal;

  /// @param guard knows the password of each station's user
  public PhoneLogin(Reach phones, DigestServer guard, RegistrarSettings settings, Journal journal) {
    this.settings = settings;
    this.bindings = phones.bindings();
    this.stations = phones.stations();
    this.guard = guard;
    this.throttle = new LoginThrottle(bindings.clock());
    this.journal = journal;
  }

  /// Who it is.
  public sealed interface Caller {
    record Phone(Station station) implements Caller {}

    /// Nobody has proven anything yet.
    ///
    /// @param answer that asks for it, or a refusal of who has guessed too often
    record Unknown(Response answer) implements Caller {}

    /// No phones are let in by this line.
    record Stranger() implements Caller {}
  }

  public Caller of(Line line, IncomingInvite invite) {
    return of(line, invite.request(), invite.source(), invite.request().from().user());
  }

  Caller of(Line line, IncomingRequest register) {
    return of(line, register.request(), register.source(), register.request().to().user());
  }

  /// Who sends a request of another kind.
  ///
  /// @param named who that claims to be
  public Caller of(Line line, IncomingRequest request, String named) {
    return of(line, request.request(), request.source(), named);
  }

  /// @param named whom the request is for
  private Caller of(Line line, Request request, Peer source, String named) {
    if (!line.settings().phones()) {
      return new Caller.Stranger();
    }
    if (guessing(source, named)) {
      var pause = Long.toString(LoginThrottle.WINDOW.toSeconds());
      var later = request.reply(Status.SERVICE_UNAVAILABLE).with("Retry-After", pause);
      return new Caller.Unknown(later);
    }
    return switch (guard.check(request, source.address().getAddress())) {
      case Authentication.Proven(var user) ->
          stations
              .ofUser(user)
              .<Caller>map(Caller.Phone::new)
              .orElseGet(() -> new Caller.Unknown(request.reply(Status.FORBIDDEN)));
      case Authentication.Unproven(var why, var question) -> {
        if (why == Why.WRONG) {
          wrong(line, source, named);
        } else if (why == Why.WRONG_FROM_ELSEWHERE) {
          throttle.wrong(named);
        }
        yield new Caller.Unknown(question);
      }
    };
  }

  /// A phone that is registered from there may go on, or whoever knows its name could lock it out.
  private boolean guessing(Peer source, String named) {
    var address = source.address().getAddress();
    if (settings.proxyAt(address).isPresent()) {
      return throttle.closed(named);
    }
    return throttle.closed(address, named) && !registeredFrom(address, named);
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

  private void wrong(Line line, Peer source, String named) {
    if (settings.proxyAt(source.address().getAddress()).isPresent()) {
      throttle.wrong(named);
      return;
    }
    line.endpoint().loginFailed(source);
    if (throttle.wrong(source.address().getAddress(), named)) {
      journal.happened(new Event.PhoneRefused(named, source.toString()));
    }
  }
}
