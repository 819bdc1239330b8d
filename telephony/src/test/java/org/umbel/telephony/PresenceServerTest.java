package org.umbel.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.domain.person.Extension;
import org.umbel.domain.presence.Activity;
import org.umbel.domain.presence.Permission;
import org.umbel.domain.presence.Presence;
import org.umbel.domain.presence.Source;
import org.umbel.domain.presence.Standing;
import org.umbel.domain.presence.WatcherRules;
import org.umbel.domain.presence.WatcherRules.Rule;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SubscriptionState;
import org.umbel.sip.presence.PresenceDocument;
import org.umbel.telephony.presence.PresenceTerms;
import org.umbel.testkit.Await;

/// PR-10 on loopback: Anna (4000) and Ben (4002) publish and watch, Clara (4003) has no phone.
class PresenceServerTest {
  private static final Extension ANNA = new Extension("4000");
  private final Instant now = Instant.now();
  private static final String SECRET = "correct horse";
  private static final PresenceTerms QUICK =
      PresenceTerms.DEFAULT
          .withPause(Duration.ZERO)
          .withList("team", List.of("4000", "4003", "nobody"));

  private SmallHouse house = new SmallHouse(QUICK);
  private PresenceUser anna = new PresenceUser("4000", SECRET, house.port());
  private PresenceUser ben = new PresenceUser("4002", SECRET, house.port());

  private void open(PresenceTerms terms) {
    close();
    house = new SmallHouse(terms);
    anna = new PresenceUser("4000", SECRET, house.port());
    ben = new PresenceUser("4002", SECRET, house.port());
  }

  @AfterEach
  void close() {
    anna.close();
    ben.close();
    house.close();
  }

  private Request next() throws InterruptedException {
    return requireNonNull(ben.told.poll(5, SECONDS));
  }

  private PresenceDocument nextDocument() throws InterruptedException {
    return PresenceDocument.read(next().body());
  }

  private static WatcherRules annasRule(Permission permission) {
    return new WatcherRules(Permission.ALLOW, List.of(new Rule(ANNA, Set.of(), permission)));
  }

  @Test
  void whatOnePublishesTheOtherIsTold() throws InterruptedException {
    ben.watch("4000");
    var first = nextDocument();
    assertThat(first.entity()).isEqualTo("sip:4000@127.0.0.1");
    assertThat(first.tuples().getFirst().open()).contains(false);

    var publisher = anna.publish("open", "<r:meeting/>");
    var second = nextDocument();
    assertThat(second.tuples().getFirst().open()).contains(true);
    assertThat(second.persons().getFirst().activities()).containsExactly("meeting");

    publisher.close();
    assertThat(nextDocument().tuples().getFirst().open()).contains(false);
  }

  @Test
  void closedAtOneDeviceDoesNotHideOpenAtAnother() throws InterruptedException {
    ben.watch("4000");
    next();
    anna.publish("open", "");
    next();
    anna.publish("closed", "");
    assertThat(house.presence.of(ANNA).standing()).isEqualTo(Standing.AVAILABLE);
    assertThat(house.presence.sources(ANNA)).hasSize(2);
  }

  @Test
  void doNotDisturbIsSeenAsBusyByWhoDoesNotKnowIt() throws InterruptedException {
    house.presence.say(ANNA, Source.MANUAL, Presence.open(now, Activity.DO_NOT_DISTURB));
    ben.watch("4000");
    assertThat(nextDocument().persons().getFirst().activities())
        .containsExactly("busy", "do-not-disturb");
  }

  @Test
  void whoDoesNotProveToBeOurPhoneIsRefused() {
    try (var stranger = new PresenceUser("4002", "wrong", house.port())) {
      assertThatThrownBy(() -> stranger.watch("4000")).hasMessageContaining("401");
      assertThatThrownBy(
              () -> stranger.publisher("4002").publish(PresenceDocument.TYPE, new byte[1]))
          .hasMessageContaining("401");
    }
  }

  @Test
  void nobodyPublishesForSomebodyElseOrForNobody() {
    assertThatThrownBy(() -> PresenceUser.publish(ben.publisher("4000"), "open", ""))
        .hasMessageContaining("403");
    assertThatThrownBy(() -> PresenceUser.publish(ben.publisher("4999"), "open", ""))
        .hasMessageContaining("404");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<presence/>",
        "<!DOCTYPE p [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
            + "<presence xmlns='urn:ietf:params:xml:ns:pidf'><note>&b;</note></presence>",
        "<presence xmlns='urn:ietf:params:xml:ns:pidf'><a><a><a><a><a><a><a><a><a><a><a><a><a><a>"
            + "<a><a><a><a><a><a><a><a>deep"
      })
  void aHostileDocumentIsRefusedAndChangesNothing(String body) {
    var response =
        anna.send(
            Method.PUBLISH,
            "4000",
            plain ->
                plain
                    .with("Event", "presence")
                    .withBody(PresenceDocument.TYPE, body.getBytes(UTF_8)));
    assertThat(response.status()).isEqualTo(400);
    assertThat(house.presence.sources(ANNA)).isEmpty();
  }

  @Test
  void aFloodOfPublicationsLeavesTheLastTenOfAPerson() {
    for (int n = 0; n < 100; n++) {
      anna.publish("open", "");
    }
    assertThat(house.presenceServer().publications()).isEqualTo(10);
    assertThat(house.presence.sources(ANNA)).hasSize(10);
  }

  @Test
  void aNotifyOfNoSubscriptionIsAnswered481() {
    var response =
        ben.send(
            Method.NOTIFY,
            "4000",
            plain ->
                plain.with("Event", "presence").with("Subscription-State", "active;expires=60"));
    assertThat(response.status()).isEqualTo(481);
  }

  @Test
  void somebodyUnknownIsNotWatchedAndAnotherPackageIsRefused() {
    assertThatThrownBy(() -> ben.watch("4999")).hasMessageContaining("404");
    var response = ben.send(Method.SUBSCRIBE, "4000", plain -> plain.with("Event", "dialog"));
    assertThat(response.status()).isEqualTo(489);
    assertThat(response.headers("Allow-Events")).containsExactly("message-summary", "presence");
  }

  @Test
  void aWatcherWhoUnderstandsNoDocumentIsRefused406() {
    assertThatThrownBy(() -> ben.watch("4000", plain -> plain.with("Accept", "text/plain")))
        .hasMessageContaining("406");
  }

  @Test
  void whoIsBlockedIsRefusedAndWhoIsPolitelyBlockedSeesNobodyThere() throws InterruptedException {
    open(QUICK.withRules(annasRule(Permission.BLOCK)));
    assertThatThrownBy(() -> ben.watch("4000")).hasMessageContaining("403");

    open(QUICK.withRules(annasRule(Permission.POLITE_BLOCK)));
    anna.publish("open", "<r:busy/>");
    ben.watch("4000");
    var seen = nextDocument();
    assertThat(seen.tuples().getFirst().open()).contains(false);
    assertThat(seen.persons().getFirst().activities()).isEmpty();
  }

  @Test
  void whoIsToBeConfirmedIsToldNothingUntilTheRulesChange() throws InterruptedException {
    open(QUICK.withRules(annasRule(Permission.CONFIRM)));
    anna.publish("open", "");
    ben.watch("4000");
    var waiting = next();
    assertThat(waiting.header("Subscription-State").orElseThrow()).startsWith("pending");
    assertThat(waiting.bodyLength()).isZero();

    house.presenceServer().apply(QUICK);
    var confirmed = next();
    assertThat(SubscriptionState.of(confirmed).orElseThrow().active()).isTrue();
    assertThat(confirmed.bodyText()).contains("<basic>open</basic>");

    house.presenceServer().apply(QUICK.withRules(annasRule(Permission.BLOCK)));
    assertThat(SubscriptionState.of(next()).orElseThrow().reason()).contains("rejected");
    Await.until(
        "nobody watches", TestPhone.PATIENCE, () -> house.presenceServer().subscriptions() == 0);
  }

  @Test
  void aListTellsOfAllFirstThenOfWhoHasChangedAndOfTheUnknownThatThereIsNobody()
      throws InterruptedException {
    ben.watch("team", plain -> plain.with("Supported", "eventlist"));
    var first = next();
    assertThat(first.header("Require")).contains("eventlist");
    assertThat(first.bodyText())
        .contains("version=\"0\" fullState=\"true\"")
        .contains("<resource uri=\"sip:4000@127.0.0.1\"><name>P 4000</name>")
        .contains("<resource uri=\"sip:nobody@127.0.0.1\">")
        .contains("state=\"terminated\" reason=\"noresource\"");

    anna.publish("open", "<r:away/>");
    assertThat(next().bodyText())
        .contains("version=\"1\" fullState=\"false\"")
        .contains("sip:4000@127.0.0.1")
        .contains("<rpid:away/>")
        .doesNotContain("4003");
  }

  @Test
  void aMemberThatMayNotBeSeenIsATerminatedOneAndTheOthersGoOn() throws InterruptedException {
    open(QUICK.withRules(annasRule(Permission.BLOCK)));
    ben.watch("team", plain -> plain.with("Supported", "eventlist"));
    assertThat(next().bodyText())
        .contains("state=\"terminated\" reason=\"rejected\"")
        .contains("entity=\"sip:4003@127.0.0.1\"")
        .doesNotContain("entity=\"sip:4000@127.0.0.1\"");
  }

  @Test
  void aListIsRefused421ToWhoDoesNotKnowLists() {
    assertThatThrownBy(() -> ben.watch("team")).hasMessageContaining("421");
  }
}
