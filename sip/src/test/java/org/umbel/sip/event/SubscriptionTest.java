package org.umbel.sip.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipHandler;
import org.umbel.sip.Town;
import org.umbel.sip.event.EventPackage.Leave;
import org.umbel.sip.event.EventPackage.News;
import org.umbel.sip.event.EventPackage.Teller;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SubscriptionState;
import org.umbel.sip.testnet.VirtualNetwork;
import org.umbel.sip.testnet.Wording;
import org.umbel.sip.trace.SipCounters.Counter;

/// RFC 6665, Ben notifying Anna.
class SubscriptionTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Town town = new Town();
  private final AtomicReference<Notifier> notifier = new AtomicReference<>();
  private final AtomicInteger messages = new AtomicInteger();
  private final AtomicBoolean broken = new AtomicBoolean(); // once
  private final AtomicReference<Leave> leave = new AtomicReference<>(Leave.GIVEN);
  private final List<News> told = new CopyOnWriteArrayList<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final SipEndpoint ben =
      town.endpoint(
          Town.BEN,
          new SipHandler() {
            @Override
            public void onRequest(IncomingRequest request) {
              notifier.get().take(request);
            }
          });
  private final SipEndpoint anna = town.endpoint(Town.ANNA, new SipHandler() {});

  SubscriptionTest() {
    serve(NotifierLimits.DEFAULT);
  }

  private void serve(NotifierLimits limits) {
    notifier.set(new Notifier(ben, new Counting(), limits));
  }

  /// Tells how many messages there are; nobody may follow `secret`.
  private final class Counting implements EventPackage {
    @Override
    public String name() {
      return "message-summary";
    }

    @Override
    public Admission admit(IncomingRequest subscribe) {
      if (subscribe.request().to().user().equals("secret"))
        return new Denied(subscribe.request().reply(403));
      var subscriber = subscribe.request().from().user();
      return new Granted(Set.of("ben", "anna"), Optional.of(subscriber), new Told());
    }
  }

  private final class Told implements Teller {
    @Override
    public Request describe(Request notify, News news) {
      if (broken.getAndSet(false)) throw new IllegalStateException("the mailbox is not there");
      told.add(news);
      return notify.withBody(MediaType.TEXT, new byte[] {(byte) ('0' + messages.get())});
    }

    @Override
    public Leave leave() {
      return leave.get();
    }
  }

  private final class Noting implements SubscriptionHandler {
    @Override
    public void onNotify(Request notify) {
      seen.add(SubscriptionState.of(notify).orElseThrow().state() + " " + notify.bodyText());
    }

    @Override
    public void onEnded(String reason) {
      seen.add("ended " + reason);
    }
  }

  private Subscriber subscribe(OutgoingRequest request, Duration wanted) {
    return town.talk(
        () -> Subscriber.subscribe(anna, request, Event.MESSAGE_SUMMARY, wanted, new Noting()));
  }

  private Subscriber subscribe(Duration wanted) {
    return subscribe(Town.toBen(Method.SUBSCRIBE), wanted);
  }

  private void close(Subscriber subscriber) {
    town.talk(() -> {
      subscriber.close();
      return "";
    });
  }

  @Test
  void theStateIsToldAtOnceAndWhenItChanges() {
    subscribe(HOUR);
    town.passUntil(() -> seen.size() == 1);

    messages.set(3);
    notifier.get().changed("ben");
    town.passUntil(() -> seen.size() == 2);

    assertThat(seen).containsExactly("active 0", "active 3");
  }

  @Test
  void changesWhileANotifyIsUnderWayBecomeOneWithTheNewestState() {
    subscribe(HOUR);
    town.passUntil(() -> seen.size() == 1);
    town.pass(Duration.ofSeconds(1));

    for (int change = 1; change <= 5; change++) {
      messages.set(change);
      notifier.get().changed("ben");
    }
    town.passUntil(() -> seen.contains("active 5"));
    town.pass(Duration.ofSeconds(1));

    assertThat(town.network.times(Town.BEN, "NOTIFY").size()).isLessThanOrEqualTo(3);
  }

  @Test
  void theSubscriberRefreshesBeforeItsTimeIsOver() {
    subscribe(Duration.ofMinutes(10));
    town.passUntil(() -> seen.size() == 1);

    town.pass(Duration.ofMinutes(9));
    town.passUntil(() -> seen.size() == 2);

    assertThat(town.network.times(Town.ANNA, "SUBSCRIBE").get(1)).isBetween(540_000L, 541_000L);
    assertThat(notifier.get().size()).isEqualTo(1);
  }

  @Test
  void withoutARefreshItEndsWithTimeout() {
    subscribe(Duration.ofMinutes(1));
    town.passUntil(() -> seen.size() == 1);
    town.network.weather(message ->
        Wording.of(message).equals("SUBSCRIBE") ? List.of() : List.of(VirtualNetwork.TRIP));

    town.pass(Duration.ofSeconds(60));
    town.passUntil(() -> ben.dialogs() == 0);

    assertThat(seen).containsExactly("active 0", "terminated 0", "ended timeout");
    town.passUntil(() -> notifier.get().size() == 0);
  }

  @Test
  void unsubscribingBringsALastNotify() {
    var subscriber = subscribe(HOUR);
    town.passUntil(() -> seen.size() == 1);

    close(subscriber);
    town.passUntil(() -> notifier.get().size() == 0);

    assertThat(seen).containsExactly("active 0", "terminated 0", "ended timeout");
  }

  @Test
  void aBriefTimeIsRefused423WithTheShortestThatIsGranted() {
    assertThatThrownBy(() -> subscribe(Duration.ofSeconds(5)))
        .isInstanceOfSatisfying(
            SubscriptionRefused.class,
            refused -> {
              assertThat(refused.response().status()).isEqualTo(423);
              assertThat(refused.response().header("Min-Expires")).contains("60");
            });
  }

  @Test
  void anotherPackageIsRefused489() {
    assertThatThrownBy(() ->
            town.talk(() ->
                Subscriber.subscribe(
                    anna,
                    Town.toBen(Method.SUBSCRIBE),
                    Event.parse("presence"),
                    HOUR,
                    new Noting())))
        .hasMessageContaining("489");
  }

  @Test
  void whoMayNotFollowIsRefusedAsTheApplicationSays() {
    var secret = Town.toBen(Method.SUBSCRIBE);
    var other = secret.to(NameAddr.parse("<sip:secret@10.0.0.2>"));

    assertThatThrownBy(() -> subscribe(other, HOUR)).hasMessageContaining("403");
  }

  @Test
  void beyondTheBoundNewOnesAreRefused503() {
    serve(new NotifierLimits(Duration.ofMinutes(1), HOUR, HOUR, 1, 9, Duration.ZERO));
    subscribe(HOUR);

    assertThatThrownBy(() -> subscribe(HOUR)).hasMessageContaining("503");
  }

  @Test
  void oneSubscriberDoesNotTakeTheRoomOfAllAndHasItAgainWhenOneIsOver() {
    serve(new NotifierLimits(Duration.ofMinutes(1), HOUR, HOUR, 9, 1, Duration.ZERO));
    var first = subscribe(HOUR);

    assertThatThrownBy(() -> subscribe(HOUR)).hasMessageContaining("503");
    close(first);
    town.passUntil(() -> notifier.get().size() == 0);
    assertThat(subscribe(HOUR)).isNotNull();
  }

  @Test
  void aSubscriberThatHasForgottenEverythingEndsItWith481() {
    subscribe(HOUR);
    town.passUntil(() -> seen.size() == 1);
    anna.close();
    var reborn = town.endpoint(Town.ANNA, new SipHandler() {});

    notifier.get().changed("ben");
    town.passUntil(() -> notifier.get().size() == 0);

    assertThat(reborn.dialogs()).isZero();
    assertThat(town.network.sentBy(Town.ANNA)).endsWith("481 NOTIFY");
  }

  @Test
  void oneThatCannotBeToldEndsAndTheOthersAreTold() {
    subscribe(HOUR);
    subscribe(HOUR);
    town.passUntil(() -> seen.size() == 2);

    broken.set(true);
    notifier.get().changed("ben");
    town.passUntil(() -> seen.size() == 3);
    town.passUntil(() -> notifier.get().size() == 1);

    assertThat(ben.counters().snapshot()).containsEntry(Counter.HANDLER_FAILED, 1L);
  }

  @Test
  void aNotifyThatOvertakesThe200MakesTheDialog() {
    town.network.weather(message ->
        Wording.of(message).equals("200 SUBSCRIBE")
            ? List.of(Duration.ofMillis(300))
            : List.of(VirtualNetwork.TRIP));

    subscribe(HOUR);
    town.passUntil(() -> seen.size() == 1);

    assertThat(town.network.sentBy(Town.ANNA)).contains("200 NOTIFY");
    assertThat(anna.dialogs()).isEqualTo(1);
  }

  @Test
  void closingTheNotifierTellsEverybodyToComeAgain() {
    subscribe(HOUR);
    town.passUntil(() -> seen.size() == 1);

    notifier.get().close();
    town.passUntil(() -> notifier.get().size() == 0);

    assertThat(seen).contains("ended deactivated");
  }

  @Test
  void duringThePauseChangesWaitAndTheLastStateIsToldAtItsEnd() {
    serve(new NotifierLimits(Duration.ofMinutes(1), HOUR, HOUR, 9, 9, Duration.ofSeconds(5)));
    subscribe(HOUR);
    town.passUntil(() -> seen.size() == 1);

    for (int change = 1; change <= 3; change++) {
      messages.set(change);
      notifier.get().changed("ben");
      town.pass(Duration.ofSeconds(1));
    }
    assertThat(seen).containsExactly("active 0");
    town.pass(Duration.ofSeconds(3));
    town.passUntil(() -> seen.size() == 2);

    assertThat(seen).containsExactly("active 0", "active 3");
  }

  @Test
  void theEndOfASubscriptionDoesNotWaitForThePause() {
    serve(new NotifierLimits(Duration.ofMinutes(1), HOUR, HOUR, 9, 9, Duration.ofSeconds(50)));
    subscribe(HOUR);
    town.passUntil(() -> seen.size() == 1);

    notifier.get().changed("ben");
    notifier.get().end("ben", "noresource");
    town.passUntil(() -> seen.size() == 3);

    assertThat(seen).containsExactly("active 0", "terminated 0", "ended noresource");
  }

  @Test
  void theFirstNotifyTellsEverythingAndLaterOnesWhatHasChanged() {
    subscribe(HOUR);
    town.passUntil(() -> seen.size() == 1);
    town.pass(Duration.ofSeconds(1));
    notifier.get().changed("anna");
    town.passUntil(() -> seen.size() == 2);

    assertThat(told.getFirst().everything()).isTrue();
    assertThat(told.getLast()).isEqualTo(new News(false, Set.of("anna")));
  }

  @Test
  void nothingIsToldBeforeSomebodyDecidesAndAllOfItAfterwards() {
    leave.set(Leave.OPEN);
    subscribe(HOUR);
    town.passUntil(() -> seen.size() == 1);
    leave.set(Leave.GIVEN);
    notifier.get().changed("ben");
    town.passUntil(() -> seen.size() == 2);
    leave.set(Leave.REFUSED);
    notifier.get().changed("ben");
    town.passUntil(() -> notifier.get().size() == 0);

    assertThat(seen).containsExactly("pending ", "active 0", "terminated ", "ended rejected");
  }
}
