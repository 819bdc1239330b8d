package org.umbel.sip.event;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.event.EventPackage.Denied;
import org.umbel.sip.event.EventPackage.Granted;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;

/// Serves the subscriptions to one event package, RFC 6665 §4.2. Any thread may use it.
public final class Notifier implements AutoCloseable {

  private static final String RETRY_AFTER_SECONDS = "60";

  private final SipEndpoint endpoint;
  private final EventPackage events;
  private final NotifierLimits limits;
  private final Map<String, Set<ServedSubscription>> followers = new ConcurrentHashMap<>();
  private final Map<String, Integer> heldByOne = new ConcurrentHashMap<>();
  private final AtomicInteger held = new AtomicInteger();

  public Notifier(SipEndpoint endpoint, EventPackage events, NotifierLimits limits) {
    this.endpoint = endpoint;
    this.events = events;
    this.limits = limits;
  }

  /// Takes a SUBSCRIBE outside a dialog: answers it and sends the first NOTIFY.
  public void take(IncomingRequest subscribe) {
    var request = subscribe.request();
    var event = Event.of(request);
    if (event.isEmpty() || !event.get().type().equals(events.name())) {
      subscribe.reply(request.reply(Status.BAD_EVENT).with("Allow-Events", events.name()));
      return;
    }
    var wanted = request.expires().orElse(limits.usual());
    if (tooBrief(wanted)) {
      subscribe.reply(tooBrief(request.reply(Status.INTERVAL_TOO_BRIEF)));
      return;
    }
    switch (events.admit(subscribe)) {
      case Denied(var response) -> subscribe.reply(response);
      case Granted granted -> begin(subscribe, granted, event.get(), granted(wanted));
    }
  }

  /// Tells everybody who follows a resource that its state has changed. Returns at once; each
  /// subscriber gets one NOTIFY at a time, with the state as it is then.
  public void changed(String resource) {
    for (var subscription : following(resource)) subscription.changed(resource);
  }

  /// Ends all subscriptions to a resource.
  ///
  /// @param reason of RFC 6665 §4.1.3, such as `noresource` or `rejected`
  public void end(String resource, String reason) {
    for (var subscription : following(resource)) subscription.end(reason);
  }

  /// Tells everybody everything anew, as who may follow what has changed.
  public void reconsider() {
    for (var some : followers.values()) for (var subscription : some) subscription.reconsider();
  }

  /// How many follow a resource.
  public long followers(String resource) {
    return following(resource).size();
  }

  public int size() {
    return held.get();
  }

  /// Ends every subscription with `deactivated`, so that subscribers come again at once.
  @Override
  public void close() {
    for (var some : followers.values())
      for (var subscription : some) subscription.end("deactivated");
  }

  private void begin(IncomingRequest subscribe, Granted granted, Event event, Duration expires) {
    if (!room(granted)) {
      subscribe.reply(
          subscribe
              .request()
              .reply(Status.SERVICE_UNAVAILABLE)
              .with("Retry-After", RETRY_AFTER_SECONDS));
      return;
    }
    var subscription = new ServedSubscription(this, granted, event);
    granted.resources().forEach(resource -> add(resource, subscription));
    var ok = granted.teller().accepted(subscribe.request().reply(Status.OK));
    subscription.start(subscribe.accept(expiring(ok, expires), subscription), expires);
  }

  /// Takes room for one more, unless there is none.
  private boolean room(Granted granted) {
    if (held.incrementAndGet() > limits.subscriptions()) {
      held.decrementAndGet();
      return false;
    }
    var all = granted.subscriber().map(one -> heldByOne.merge(one, 1, Integer::sum)).orElse(0);
    if (all > limits.ofOne()) {
      giveUp(granted);
      return false;
    }
    return true;
  }

  private void giveUp(Granted granted) {
    held.decrementAndGet();
    granted
        .subscriber()
        .ifPresent(one -> heldByOne.computeIfPresent(one, (_, all) -> all == 1 ? null : all - 1));
  }

  private Set<ServedSubscription> following(String resource) {
    return followers.getOrDefault(resource, Set.of());
  }

  private void add(String resource, ServedSubscription subscription) {
    followers.compute(
        resource,
        (_, some) -> {
          var all = some == null ? ConcurrentHashMap.<ServedSubscription>newKeySet() : some;
          all.add(subscription);
          return all;
        });
  }

  /// Whether it is refused, RFC 6665 §4.2.1.1; 0 asks for the state once.
  boolean tooBrief(Duration wanted) {
    return !wanted.isZero() && wanted.compareTo(limits.shortest()) < 0;
  }

  Response tooBrief(Response refusal) {
    return refusal.with("Min-Expires", Long.toString(limits.shortest().toSeconds()));
  }

  Duration granted(Duration wanted) {
    return wanted.compareTo(limits.longest()) < 0 ? wanted : limits.longest();
  }

  static Response expiring(Response ok, Duration expires) {
    return ok.with("Expires", Long.toString(expires.toSeconds()));
  }

  Duration usual() {
    return limits.usual();
  }

  Duration pause() {
    return limits.pause();
  }

  SipEndpoint endpoint() {
    return endpoint;
  }

  void forget(ServedSubscription subscription, Granted granted) {
    giveUp(granted);
    for (var resource : granted.resources())
      followers.computeIfPresent(
          resource,
          (_, some) -> {
            some.remove(subscription);
            return some.isEmpty() ? null : some;
          });
  }
}
