package org.umbel.sip.event;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.Dialog;
import org.umbel.sip.DialogEnd;
import org.umbel.sip.DialogHandler;
import org.umbel.sip.SipEndpoint.Alarm;
import org.umbel.sip.SipException;
import org.umbel.sip.event.EventPackage.Granted;
import org.umbel.sip.event.EventPackage.Leave;
import org.umbel.sip.event.EventPackage.News;
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
  private final Granted granted;
  private final Event event;
  private @Nullable Dialog dialog; // this and what follows is guarded by this
  private @Nullable Alarm expiry;
  private @Nullable Alarm wake; // when the pause is over
  private @Nullable String ending;
  private Set<String> changed = Set.of();
  private long expiresAt; // nanosecond time of the endpoint
  private long pausedUntil; // the same
  private boolean everything; // is to be told, at once
  private boolean due;
  private boolean telling;
  private boolean over;

  ServedSubscription(Notifier notifier, Granted granted, Event event) {
    this.notifier = notifier;
    this.granted = granted;
    this.event = event;
  }

  /// With the dialog its SUBSCRIBE has made; zero time asks for the state once.
  synchronized void start(Dialog made, Duration expires) {
    dialog = made;
    pausedUntil = notifier.endpoint().nanos();
    refresh(expires);
  }

  /// The state of a resource has changed.
  synchronized void changed(String resource) {
    if (changed.isEmpty()) changed = Set.of(resource);
    else if (!changed.contains(resource)) {
      changed = new HashSet<>(changed);
      changed.add(resource);
    }
    due();
  }

  /// Everything is to be told anew.
  synchronized void reconsider() {
    everything = true;
    due();
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
    var expires = notifier.granted(wanted);
    refresh(expires);
    return Notifier.expiring(granted.teller().accepted(request.reply(Status.OK)), expires);
  }

  @Override
  public synchronized void onEnded(DialogEnd end) {
    over = true;
    if (expiry != null) expiry.cancel();
    if (wake != null) wake.cancel();
    notifier.forget(this, granted);
  }

  private synchronized void refresh(Duration expires) {
    last(expires);
    everything = true;
    due();
  }

  private void last(Duration expires) {
    if (expiry != null) expiry.cancel();
    if (expires.isZero()) {
      ending = "timeout";
      return;
    }
    expiresAt = notifier.endpoint().nanos() + expires.toNanos();
    expiry = notifier.endpoint().after(expires, () -> end("timeout"));
  }

  private synchronized void due() {
    due = true;
    if (telling || over || dialog == null || paused()) return;
    telling = true;
    var told = dialog;
    Thread.startVirtualThread(() -> tell(told));
  }

  /// Whether it is to be told later; the alarm sees to that then.
  private boolean paused() {
    long rest = pausedUntil - notifier.endpoint().nanos();
    if (rest <= 0 || everything || ending != null) return false;
    if (wake == null) wake = notifier.endpoint().after(Duration.ofNanos(rest), this::awake);
    return true;
  }

  private synchronized void awake() {
    wake = null;
    if (due) due();
  }

  private void tell(Dialog told) {
    for (var news = next(); news != null; news = next()) notify(told, news);
  }

  /// What the next NOTIFY tells; null when there is nothing to tell now.
  private synchronized @Nullable News next() {
    telling = due && !over && !paused();
    if (!telling) return null;
    var news = new News(everything, changed);
    due = false;
    everything = false;
    changed = Set.of();
    pausedUntil = notifier.endpoint().nanos() + notifier.pause().toNanos();
    return news;
  }

  private SubscriptionState state(Leave leave) {
    var state = standing(leave);
    synchronized (this) {
      over |= state.terminated();
    }
    return state;
  }

  private synchronized SubscriptionState standing(Leave leave) {
    if (ending != null) return SubscriptionState.terminated(ending);
    var rest = Duration.ofNanos(expiresAt - notifier.endpoint().nanos());
    var left = rest.isNegative() ? Duration.ZERO : rest;
    return switch (leave) {
      case GIVEN -> SubscriptionState.active(left);
      case OPEN -> SubscriptionState.pending(left);
      case REFUSED -> SubscriptionState.terminated("rejected");
      case NOTHING_THERE -> SubscriptionState.terminated("noresource");
    };
  }

  /// Whatever refuses a NOTIFY for good ends the subscription, RFC 6665 §4.2.2.
  private void notify(Dialog told, News news) {
    var leave = granted.teller().leave();
    var state = state(leave);
    boolean gone;
    try {
      var response = told.request(Method.NOTIFY, plain -> notification(plain, state, leave, news));
      gone = response.status() >= 300 && !response.has("Retry-After");
    } catch (SipException _) {
      gone = true;
    }
    if (gone || state.terminated()) told.forget();
  }

  private Request notification(Request plain, SubscriptionState state, Leave leave, News news) {
    var notify = plain.with("Event", event.toString()).with("Subscription-State", state.toString());
    return leave == Leave.GIVEN ? granted.teller().describe(notify, news) : notify;
  }
}
