package org.umbel.sip.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.Dialog;
import org.umbel.sip.DialogEnd;
import org.umbel.sip.DialogHandler;
import org.umbel.sip.SipEndpoint.Alarm;
import org.umbel.sip.SipException;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.message.SubscriptionState;

/// One subscription of somebody else's: sends its NOTIFYs one after the other, RFC 6665 §4.2.2.
///
/// A virtual thread lives only while there is something to tell.
final class ServedSubscription implements DialogHandler {

  private final Notifier notifier;
  private final String resource;
  private final Event event;
  private @Nullable Dialog dialog; // this and what follows is guarded by this
  private @Nullable Alarm expiry;
  private @Nullable String ending;
  private long expiresAt; // nanosecond time of the endpoint
  private boolean due;
  private boolean telling;
  private boolean over;

  ServedSubscription(Notifier notifier, String resource, Event event) {
    this.notifier = notifier;
    this.resource = resource;
    this.event = event;
  }

  String resource() {
    return resource;
  }

  /// With the dialog its SUBSCRIBE has made; zero time asks for the state once.
  synchronized void start(Dialog made, Duration expires) {
    dialog = made;
    last(expires);
    due();
  }

  /// The state has changed.
  synchronized void due() {
    due = true;
    if (telling || over || dialog == null) return;
    telling = true;
    var told = dialog;
    Thread.startVirtualThread(() -> tell(told));
  }

  /// Sends a last NOTIFY with that reason.
  synchronized void end(String reason) {
    if (ending != null) return;
    ending = reason;
    if (expiry != null) expiry.cancel();
    due();
  }

  @Override
  public Response onRequest(Request request) {
    if (!request.is(Method.SUBSCRIBE)) return request.reply(Status.METHOD_NOT_ALLOWED);
    var asked = Event.of(request);
    if (asked.isEmpty() || !asked.get().matches(event)) return request.reply(Status.BAD_EVENT);
    var wanted = request.expires().orElse(notifier.usual());
    if (notifier.tooBrief(wanted))
      return notifier.tooBrief(request.reply(Status.INTERVAL_TOO_BRIEF));
    var granted = notifier.granted(wanted);
    refresh(granted);
    return Notifier.expiring(request.reply(Status.OK), granted);
  }

  @Override
  public synchronized void onEnded(DialogEnd end) {
    over = true;
    if (expiry != null) expiry.cancel();
    notifier.forget(this);
  }

  private synchronized void refresh(Duration granted) {
    last(granted);
    due();
  }

  private void last(Duration granted) {
    if (expiry != null) expiry.cancel();
    if (granted.isZero()) {
      ending = "timeout";
      return;
    }
    expiresAt = notifier.endpoint().nanos() + granted.toNanos();
    expiry = notifier.endpoint().after(granted, () -> end("timeout"));
  }

  private void tell(Dialog told) {
    for (var state = next(); state != null; state = next()) notify(told, state);
  }

  /// What the next NOTIFY says; null when there is nothing to say.
  private synchronized @Nullable SubscriptionState next() {
    telling = due && !over;
    if (!telling) return null;
    due = false;
    if (ending == null) return SubscriptionState.active(rest());
    over = true;
    return SubscriptionState.terminated(ending);
  }

  private Duration rest() {
    var rest = Duration.ofNanos(expiresAt - notifier.endpoint().nanos());
    return rest.isNegative() ? Duration.ZERO : rest;
  }

  /// Whatever refuses a NOTIFY for good ends the subscription, RFC 6665 §4.2.2.
  private void notify(Dialog told, SubscriptionState state) {
    boolean gone;
    try {
      var response = told.request(Method.NOTIFY, plain -> notification(plain, state));
      gone = response.status() >= 300 && !response.has("Retry-After");
    } catch (SipException _) {
      gone = true;
    }
    if (gone || state.terminated()) told.forget();
  }

  private Request notification(Request plain, SubscriptionState state) {
    var notify = plain.with("Event", event.toString()).with("Subscription-State", state.toString());
    return notifier.events().describe(resource, notify);
  }
}
