package org.umbel.sip.event;

import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
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
/// What is told is put together on a virtual thread of its own, as it may take a question to a name
/// server or an application; that thread does not wait for the answer, which comes on the loop.
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
  private boolean telling; // a NOTIFY is being made or not answered yet
  private boolean over;

  ServedSubscription(Notifier notifier, Granted granted, Event event) {
    this.notifier = notifier;
    this.granted = granted;
    this.event = event;
  }

  /// With the dialog its SUBSCRIBE has made; zero time asks for the state once. Tells the state on
  /// this thread.
  void start(Dialog made, Duration expires) {
    synchronized (this) {
      dialog = made;
      pausedUntil = notifier.endpoint().nanos();
      last(expires);
      everything = true;
      if (!toBeTold()) return;
    }
    tell();
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

  private void due() {
    if (toBeTold()) Thread.startVirtualThread(this::tell);
  }

  /// Something is to be told.
  ///
  /// @return whether whoever asks has to [#tell] it now
  private synchronized boolean toBeTold() {
    due = true;
    if (telling || over || dialog == null || paused()) return false;
    telling = true;
    return true;
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

  /// Sends the NOTIFY that is due; does not wait for its answer.
  private void tell() {
    var news = next();
    if (news == null) return;
    var told = Objects.requireNonNull(dialog);
    try {
      told.request(
          Method.NOTIFY, plain -> notification(plain, news), response -> answered(told, response));
    } catch (SipException _) {
      told.forget();
    }
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

  /// Whatever refuses a NOTIFY for good ends the subscription, RFC 6665 §4.2.2. On the loop.
  private synchronized void answered(Dialog told, Optional<Response> response) {
    if (over || response.filter(ServedSubscription::goesOn).isEmpty()) {
      told.forget();
      return;
    }
    telling = false;
    if (due) due();
  }

  private static boolean goesOn(Response response) {
    return response.status() < 300 || response.has("Retry-After");
  }

  private Request notification(Request plain, News news) {
    var leave = granted.teller().leave();
    var state = state(leave).toString();
    var notify = plain.with("Event", event.toString()).with("Subscription-State", state);
    return leave == Leave.GIVEN ? granted.teller().describe(notify, news) : notify;
  }
}
