package org.umbel.telephony.registration;

import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.auth.Authentication;
import org.umbel.sip.auth.Authentication.Why;
import org.umbel.sip.auth.DigestServer;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.station.Station;
import org.umbel.telephony.station.Stations;

/// Asks who calls to prove to be a phone of ours, before anything is done that costs money (SC-2).
/// Safe for all threads.
public final class PhoneLogin {
  private final Stations stations;
  private final DigestServer guard;
  private final LoginThrottle throttle;
  private final Journal journal;

  /// @param guard knows the password of each station's user
  public PhoneLogin(Reach phones, DigestServer guard, Journal journal) {
    this.stations = phones.stations();
    this.guard = guard;
    this.throttle = new LoginThrottle(phones.bindings().clock());
    this.journal = journal;
  }

  /// Who calls.
  public sealed interface Caller {
    record Phone(Station station) implements Caller {}

    /// Nobody has proven anything yet.
    ///
    /// @param answer that asks for it, or a refusal of who has guessed too often
    record Unknown(Response answer) implements Caller {}

    /// No phones call by this line.
    record Stranger() implements Caller {}
  }

  public Caller of(Line line, IncomingInvite invite) {
    if (!line.settings().phones()) {
      return new Caller.Stranger();
    }
    var request = invite.request();
    var source = invite.source().address().getAddress();
    var named = request.from().user();
    if (throttle.closed(source, named)) {
      var pause = Long.toString(LoginThrottle.WINDOW.toSeconds());
      var later = request.reply(Status.SERVICE_UNAVAILABLE).with("Retry-After", pause);
      return new Caller.Unknown(later);
    }
    return switch (guard.check(request)) {
      case Authentication.Proven(var user) ->
          stations
              .ofUser(user)
              .<Caller>map(Caller.Phone::new)
              .orElseGet(() -> new Caller.Unknown(request.reply(Status.FORBIDDEN)));
      case Authentication.Unproven(var why, var question) -> {
        if (why == Why.WRONG) {
          line.endpoint().loginFailed(invite.source());
          if (throttle.wrong(source, named)) {
            journal.happened(new Event.PhoneRefused(named, invite.source().toString()));
          }
        }
        yield new Caller.Unknown(question);
      }
    };
  }
}
