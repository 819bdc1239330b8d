package org.umbel.telephony.presence.platform;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.umbel.domain.person.Extension;
import org.umbel.sip.SipException;
import org.umbel.sip.event.Subscriber;
import org.umbel.sip.event.SubscriptionHandler;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SubscriptionState;
import org.umbel.sip.presence.PresenceDocument;

/// Follows one person at another server as long as it is wanted: subscribes, and subscribes again
/// when that ends, after a pause that grows. On a virtual thread of its own.
final class FollowedPerson {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final ServerWay way;
  private final Extension person;
  private final Consumer<Optional<PresenceDocument>> told;
  private final Thread thread;
  private final Semaphore nudge = new Semaphore(0); // what is waited for may have happened
  private volatile boolean following;
  private volatile boolean hurried;

  /// @param told what the server says; empty as long as that is not known
  FollowedPerson(ServerWay way, Extension person, Consumer<Optional<PresenceDocument>> told) {
    this.way = way;
    this.person = person;
    this.told = told;
    this.thread = Thread.ofVirtual().name("presence of " + person).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Whether the server has told of the person and will tell more.
  boolean following() {
    return following;
  }

  /// Subscribes anew, at once: the server may have forgotten.
  void again() {
    hurried = true;
    nudge.release();
  }

  /// Does not wait.
  void end() {
    thread.interrupt();
  }

  private void run() {
    var pause = FIRST_PAUSE;
    try {
      while (true) {
        hurried = false;
        nudge.drainPermits();
        var accepted = subscribed();
        following = false;
        pause = accepted ? FIRST_PAUSE : longer(pause);
        if (!hurried) { // else what was told last holds until the new subscription tells
          told.accept(Optional.empty());
          nudge.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  /// Waits for the end of one subscription.
  ///
  /// @return whether it was accepted
  private boolean subscribed() throws InterruptedException {
    var handler = new Handler();
    try (var _ = subscribe(handler)) {
      nudge.acquire();
      handler.over = true; // what its end brings says nothing of the person
      return true;
    } catch (SipException refused) {
      return false; // told by the endpoint's own events, and as a person who is not followed
    } finally {
      handler.over = true;
    }
  }

  private Subscriber subscribe(Handler handler) {
    var subscribe =
        way.request(Method.SUBSCRIBE, way.server().address(person))
            .dressed(plain -> plain.with("Accept", PresenceDocument.TYPE.toString()));
    return Subscriber.subscribe(
        way.endpoint(), subscribe, ServerWay.PRESENCE, way.server().expiry(), handler);
  }

  private final class Handler implements SubscriptionHandler {
    private volatile boolean over;

    @Override
    public void onNotify(Request notify) {
      if (over) {
        return; // a last word of a subscription that another one has replaced
      }
      var active = SubscriptionState.of(notify).filter(SubscriptionState::active).isPresent();
      following = active;
      told.accept(active ? document(notify) : Optional.empty());
    }

    @Override
    public void onEnded(String reason) {
      nudge.release();
    }
  }

  /// Nothing published is a document without anything in it.
  private Optional<PresenceDocument> document(Request notify) {
    try {
      return Optional.of(
          notify.bodyLength() == 0 ? PresenceDocument.EMPTY : PresenceDocument.read(notify.body()));
    } catch (MalformedValue unreadable) {
      return Optional.empty();
    }
  }
}
