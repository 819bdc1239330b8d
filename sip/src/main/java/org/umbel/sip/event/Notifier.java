package org.umbel.sip.event;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Set<ServedSubscription> subscriptions = ConcurrentHashMap.newKeySet();

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
    if (subscriptions.size() >= limits.subscriptions()) {
      subscribe.reply(
          request.reply(Status.SERVICE_UNAVAILABLE).with("Retry-After", RETRY_AFTER_SECONDS));
      return;
    }
    switch (events.admit(subscribe)) {
      case Denied(var response) -> subscribe.reply(response);
      case Granted(var resource) -> begin(subscribe, resource, event.get(), granted(wanted));
    }
  }

  /// Tells everybody who follows a resource that its state has changed. Returns at once; each
  /// subscriber gets one NOTIFY at a time, with the state as it is then.
  public void changed(String resource) {
    for (var subscription : subscriptions)
      if (subscription.resource().equals(resource)) subscription.due();
  }

  /// Ends all subscriptions to a resource.
  ///
  /// @param reason of RFC 6665 §4.1.3, such as `noresource` or `rejected`
  public void end(String resource, String reason) {
    for (var subscription : subscriptions)
      if (subscription.resource().equals(resource)) subscription.end(reason);
  }

  /// How many follow a resource.
  public long followers(String resource) {
    return subscriptions.stream().filter(one -> one.resource().equals(resource)).count();
  }

  public int size() {
    return subscriptions.size();
  }

  /// Ends every subscription with `deactivated`, so that subscribers come again at once.
  @Override
  public void close() {
    for (var subscription : List.copyOf(subscriptions)) subscription.end("deactivated");
  }

  private void begin(IncomingRequest subscribe, String resource, Event event, Duration expires) {
    var subscription = new ServedSubscription(this, resource, event);
    subscriptions.add(subscription);
    var ok = subscribe.request().reply(Status.OK);
    subscription.start(subscribe.accept(expiring(ok, expires), subscription), expires);
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

  EventPackage events() {
    return events;
  }

  SipEndpoint endpoint() {
    return endpoint;
  }

  void forget(ServedSubscription subscription) {
    subscriptions.remove(subscription);
  }
}
