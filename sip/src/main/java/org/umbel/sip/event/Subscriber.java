package org.umbel.sip.event;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.Dialog;
import org.umbel.sip.DialogEnd;
import org.umbel.sip.DialogHandler;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipEndpoint.Alarm;
import org.umbel.sip.SipException;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.message.SubscriptionState;

/// A subscription to events elsewhere, RFC 6665 §4.1, kept alive until it is ended from either
/// side. Any thread may use it.
public final class Subscriber implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(32);
  private static final int EARLY_PERCENT = 90; // of the time granted, then it is refreshed

  private final SipEndpoint endpoint;
  private final Event event;
  private final Duration wanted;
  private final SubscriptionHandler handler;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicReference<@Nullable Alarm> refresh = new AtomicReference<>();
  private volatile @Nullable Dialog dialog;

  private Subscriber(
      SipEndpoint endpoint, Event event, Duration wanted, SubscriptionHandler handler) {
    this.endpoint = endpoint;
    this.event = event;
    this.wanted = wanted;
    this.handler = handler;
  }

  /// Subscribes and waits for the response. The first NOTIFY may come before this returns.
  ///
  /// @param subscribe of method SUBSCRIBE; Event and Expires are added
  /// @throws SubscriptionRefused when it is not accepted
  /// @throws org.umbel.sip.failure.NoResponse when there is no response
  /// @throws org.umbel.sip.failure.PeerUnreachable when it cannot be sent
  public static Subscriber subscribe(
      SipEndpoint endpoint,
      OutgoingRequest subscribe,
      Event event,
      Duration wanted,
      SubscriptionHandler handler) {
    var subscriber = new Subscriber(endpoint, event, wanted, handler);
    subscriber.begin(subscribe);
    return subscriber;
  }

  /// Unsubscribes; the notifier sends a last NOTIFY, which is still handed on.
  @Override
  public void close() {
    var made = dialog;
    if (made == null || made.over()) return;
    try {
      made.request(Method.SUBSCRIBE, plain -> asking(plain, Duration.ZERO));
    } catch (SipException _) {
      made.forget(); // it lapses over there
    }
  }

  private void begin(OutgoingRequest subscribe) {
    var opened =
        endpoint.open(
            subscribe.dressed(plain -> asking(plain, wanted)), PATIENCE, new Notifications());
    if (opened.dialog().isEmpty()) throw new SubscriptionRefused(event, opened.response());
    dialog = opened.dialog().get();
    refreshAfter(opened.response());
  }

  private Request asking(Request plain, Duration expires) {
    return plain
        .with("Event", event.toString())
        .with("Expires", Long.toString(expires.toSeconds()));
  }

  private void refreshAfter(Response ok) {
    var granted = ok.expires().orElse(wanted);
    var due = granted.multipliedBy(EARLY_PERCENT).dividedBy(100);
    forget(refresh.getAndSet(endpoint.after(due, this::refresh)));
    if (over.get()) forget(refresh.getAndSet(null));
  }

  private static void forget(@Nullable Alarm alarm) {
    if (alarm != null) alarm.cancel();
  }

  private void refresh() {
    var made = dialog;
    if (made == null || made.over()) return;
    try {
      var response = made.request(Method.SUBSCRIBE, plain -> asking(plain, wanted));
      if (response.success()) refreshAfter(response);
      else ended(made, "refused with " + response.status());
    } catch (SipException failure) {
      ended(made, String.valueOf(failure.getMessage()));
    }
  }

  private void ended(Dialog made, String reason) {
    over(reason);
    made.forget();
  }

  private void over(String reason) {
    if (!over.compareAndSet(false, true)) return;
    forget(refresh.getAndSet(null));
    handler.onEnded(reason);
  }

  private final class Notifications implements DialogHandler {
    @Override
    public Response onRequest(Request request) {
      if (!request.is(Method.NOTIFY)) return request.reply(Status.METHOD_NOT_ALLOWED);
      var state = SubscriptionState.of(request);
      if (state.isEmpty()) return request.reply(Status.BAD_REQUEST, "No Subscription-State");
      handler.onNotify(request);
      if (state.get().terminated()) terminated(state.get());
      return request.reply(Status.OK);
    }

    @Override
    public void onEnded(DialogEnd end) {
      over(end.toString());
    }

    private void terminated(SubscriptionState state) {
      over(state.reason().orElse("terminated"));
      var made = dialog;
      if (made != null) made.forget();
    }
  }
}
