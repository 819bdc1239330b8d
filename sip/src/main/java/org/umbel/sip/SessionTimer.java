package org.umbel.sip;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.dialog.SessionTimerSettings;
import org.umbel.sip.loop.Timer;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SessionExpires;
import org.umbel.sip.message.SessionExpires.Refresher;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.message.Status;

/// Finds out that the other side of a call is gone, RFC 4028. Each 2xx to an INVITE or UPDATE in
/// either direction agrees anew on how long the call may last and who refreshes it. The refresher
/// does so at half-time, without touching the media; when nothing has refreshed it shortly before
/// its end, the call is ended with BYE.
///
/// With a peer that knows no timers the call is refreshed from here, if we asked for a timer.
///
/// Belongs to the loop, but for [#asking].
final class SessionTimer {

  private static final Duration MARGIN = Duration.ofSeconds(32); // RFC 4028 §10
  private static final int RETRIES = 8; // a failed refresh is tried again after that part

  private final UserAgent agent;
  private final Dialog dialog;
  private volatile Duration interval = Duration.ZERO;
  private volatile Duration least;
  private volatile boolean ours; // we refresh
  private volatile boolean update; // and may do so with UPDATE
  private @Nullable Timer refresh;
  private @Nullable Timer expiry;

  SessionTimer(UserAgent agent, Dialog dialog) {
    this.agent = agent;
    this.dialog = dialog;
    this.least = agent.dialogSettings().sessionTimer().shortest();
  }

  /// 422 to a request of a peer that wants shorter sessions than we do, RFC 4028 §9; one that knows
  /// no timers cannot do otherwise.
  static Optional<Response> refusal(Request request, Duration shortest) {
    if (!request.has("Session-Expires") || !request.supports(SessionExpires.OPTION))
      return Optional.empty();
    boolean enough =
        SessionExpires.of(request)
            .filter(asked -> asked.interval().compareTo(shortest) < 0)
            .isEmpty();
    if (enough) return Optional.empty();
    var refusal = request.reply(Status.SESSION_INTERVAL_TOO_SMALL);
    return Optional.of(refusal.with("Min-SE", Long.toString(shortest.toSeconds())));
  }

  /// The first INVITE of a call we make, RFC 4028 §7.1.
  static Request asking(Request invite, SessionTimerSettings settings) {
    if (!settings.on() || invite.has("Session-Expires")) return invite;
    return asking(invite, settings.interval(), settings.shortest(), Optional.empty());
  }

  /// The INVITE once more that got a 422, RFC 4028 §7.3; empty when nothing would be different.
  static Optional<Request> askingForMore(Request invite, Response tooSmall) {
    var demanded = SessionExpires.leastOf(tooSmall);
    var asked = SessionExpires.of(invite);
    if (asked.isEmpty() || asked.get().interval().compareTo(demanded) >= 0) return Optional.empty();
    return Optional.of(asking(invite, demanded, demanded, asked.get().refresher()));
  }

  private static Request asking(
      Request request, Duration wanted, Duration least, Optional<Refresher> refresher) {
    var asking = request.with("Session-Expires", new SessionExpires(wanted, refresher).toString());
    boolean demanding = least.compareTo(SessionTimerSettings.LEAST) > 0;
    return demanding ? asking.with("Min-SE", Long.toString(least.toSeconds())) : asking;
  }

  Optional<Response> refusal(Request request) {
    return refusal(request, agent.dialogSettings().sessionTimer().shortest());
  }

  /// A re-INVITE or UPDATE of ours, which leaves it to who refreshed before.
  Request asking(Request request) {
    var wanted =
        interval.isPositive() ? interval : agent.dialogSettings().sessionTimer().interval();
    if (!wanted.isPositive()) return request;
    var longer = wanted.compareTo(least) < 0 ? least : wanted;
    Optional<Refresher> refresher = Optional.empty();
    if (interval.isPositive()) refresher = Optional.of(ours ? Refresher.UAC : Refresher.UAS);
    return asking(request, longer, least, refresher);
  }

  /// The peer has accepted a request of ours.
  void agreed(Response ok) {
    var granted = SessionExpires.of(ok);
    var settings = agent.dialogSettings().sessionTimer();
    know(ok);
    if (granted.isEmpty() && !settings.on()) {
      stop();
      return;
    }
    ours = granted.flatMap(SessionExpires::refresher).orElse(Refresher.UAC) == Refresher.UAC;
    start(granted.map(SessionExpires::interval).orElse(settings.interval()));
  }

  /// The peer has found our interval too short.
  void tooSmall(Response response) {
    var demanded = SessionExpires.leastOf(response);
    if (demanded.compareTo(least) > 0) least = demanded;
  }

  /// We accept a request of the peer; its 2xx with what that says about the timer.
  Response accepted(Request request, Response ok) {
    var asked = SessionExpires.of(request);
    var settings = agent.dialogSettings().sessionTimer();
    know(request);
    if (asked.isEmpty() && !settings.on()) {
      stop();
      return ok;
    }
    boolean peerCan = request.supports(SessionExpires.OPTION);
    var refresher = asked.flatMap(SessionExpires::refresher).orElse(Refresher.UAC);
    if (!peerCan) refresher = Refresher.UAS;
    ours = refresher == Refresher.UAS;
    start(granted(request, asked, settings));
    var agreed = new SessionExpires(interval, Optional.of(refresher));
    var timed = ok.with("Session-Expires", agreed.toString());
    return ours ? timed : timed.withLast("Require", SessionExpires.OPTION);
  }

  /// What we want, but never longer than asked for and never shorter than the request allows.
  private static Duration granted(
      Request request, Optional<SessionExpires> asked, SessionTimerSettings settings) {
    var longest = asked.map(SessionExpires::interval).orElse(settings.interval());
    if (!settings.on()) return longest;
    var least = SessionExpires.leastOf(request);
    var wanted = settings.interval().compareTo(least) < 0 ? least : settings.interval();
    return asked.isEmpty() || wanted.compareTo(longest) < 0 ? wanted : longest;
  }

  private void know(SipMessage message) {
    if (message.has("Allow")) update = message.allows(Method.UPDATE);
  }

  /// Whether the peer takes UPDATE.
  boolean update() {
    return update;
  }

  void stop() {
    if (refresh != null) refresh.cancel();
    if (expiry != null) expiry.cancel();
    interval = Duration.ZERO;
  }

  private void start(Duration agreed) {
    stop();
    if (dialog.over() || !agreed.isPositive()) return;
    interval = agreed;
    var margin = MARGIN.compareTo(agreed.dividedBy(3)) < 0 ? MARGIN : agreed.dividedBy(3);
    expiry = agent.loop().after(agreed.minus(margin), this::expired);
    if (ours) refreshAfter(agreed.dividedBy(2));
  }

  private void expired() {
    Thread.startVirtualThread(
        () -> dialog.client().bye(plain -> plain, new DialogEnd.PeerGone("session not refreshed")));
  }

  private void refreshAfter(Duration pause) {
    refresh = agent.loop().after(pause, () -> Thread.startVirtualThread(this::refreshed));
  }

  /// On a thread of its own. What is agreed in it starts the timers anew.
  private void refreshed() {
    try {
      if (refreshing().success()) return;
    } catch (SipException failure) {
      // the dialog is over, or the session expires
    }
    agent
        .loop()
        .execute(() -> {
          if (!dialog.over()) refreshAfter(interval.dividedBy(RETRIES));
        });
  }

  private Response refreshing() {
    if (update) {
      var response = dialog.update(plain -> plain);
      boolean unknown =
          response.status() == Status.METHOD_NOT_ALLOWED
              || response.status() == Status.NOT_IMPLEMENTED;
      if (!unknown) return response;
      update = false;
    }
    return dialog.reinvite(plain ->
        dialog.description().map(said -> plain.withBody(MediaType.SDP, said)).orElse(plain));
  }
}
