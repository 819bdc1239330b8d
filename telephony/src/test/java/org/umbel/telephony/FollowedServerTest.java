package org.umbel.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.umbel.domain.person.Extension;
import org.umbel.domain.presence.Activity;
import org.umbel.domain.presence.Presence;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.presence.PresenceChange;
import org.umbel.domain.presence.Source;
import org.umbel.domain.presence.Standing;
import org.umbel.sip.auth.Password;
import org.umbel.sip.message.SipUri;
import org.umbel.telephony.presence.PresenceTerms;
import org.umbel.telephony.presence.platform.FollowedServer;
import org.umbel.telephony.presence.platform.OtherServer;
import org.umbel.testkit.Await;

/// PR-2: one house follows another one's presence server, as phone 4002 of it.
class FollowedServerTest {
  private static final Extension ANNA = new Extension("4000");
  private static final Extension BEN = new Extension("4002");
  private static final Source THERE = new Source.Platform("there");

  private final SmallHouse there = new SmallHouse(PresenceTerms.DEFAULT.withPause(Duration.ZERO));
  private final SmallHouse here = new SmallHouse();
  private final PresenceBook book = new PresenceBook(InstantSource.system());
  private final List<PresenceChange> news = new CopyOnWriteArrayList<>();
  private FollowedServer platform = follow("correct horse");

  private FollowedServer follow(String password) {
    return FollowedServer.start(
        here.lines(),
        new OtherServer(
            "there",
            SipUri.of("", "127.0.0.1").withPort(there.port()),
            Optional.empty(),
            "127.0.0.1",
            "4002",
            Optional.of(Password.of(password)),
            Map.of(),
            Set.of(ANNA, BEN),
            Duration.ofMinutes(2),
            Duration.ofMillis(200)),
        book,
        InstantSource.system());
  }

  @AfterEach
  void close() {
    platform.close();
    here.close();
    there.close();
  }

  private void awaitHere(Extension person, Standing standing) {
    Await.until(
        person + " is " + standing,
        Duration.ofSeconds(10),
        () -> book.of(person).standing() == standing);
  }

  private void awaitThere(Extension person, Standing standing) {
    Await.until(
        person + " is " + standing + " there",
        Duration.ofSeconds(10),
        () -> there.presence.of(person).standing() == standing);
  }

  @Test
  void whatChangesThereIsHeardHereWithItsOrigin() {
    awaitHere(ANNA, Standing.OFFLINE);
    book.follow(news::add);
    there.presence.say(
        ANNA, Source.MANUAL, Presence.open(Instant.now(), Activity.MEETING).noted("until noon"));
    awaitHere(ANNA, Standing.MEETING);
    assertThat(book.of(ANNA).note()).contains("until noon");
    assertThat(news).allSatisfy(change -> assertThat(change.origin()).isEqualTo(THERE));
    assertThat(platform.condition().well()).isTrue();
    assertThat(platform.condition().words()).isEqualTo("tells of 2 of 2 people");
  }

  @Test
  void whatIsShownThereIsSeenThereAndDoesNotComeBack() {
    awaitHere(BEN, Standing.OFFLINE);
    there.presence.say(BEN, Source.MANUAL, Presence.open(Instant.now()));
    awaitHere(BEN, Standing.AVAILABLE);
    book.follow(news::add);

    platform.show(
        BEN, Presence.open(Instant.now(), Activity.ON_THE_PHONE).noted("with a customer"));
    awaitThere(BEN, Standing.ON_THE_PHONE);
    platform.takeBack(BEN);
    awaitThere(BEN, Standing.AVAILABLE);
    there.presence.say(BEN, Source.MANUAL, Presence.open(Instant.now(), Activity.BREAKFAST));
    awaitHere(BEN, Standing.AWAY);
    assertThat(news)
        .extracting(change -> change.after().standing())
        .doesNotContain(Standing.ON_THE_PHONE);
  }

  @Test
  void aServerThatIsLostMakesEverybodyUnknownAndSaysSo() {
    awaitHere(ANNA, Standing.OFFLINE);
    there.close();
    Await.until(
        "the loss is seen",
        Duration.ofSeconds(20),
        () -> platform.condition().words().startsWith("does not answer"));
    awaitHere(ANNA, Standing.UNKNOWN);
    awaitHere(BEN, Standing.UNKNOWN);
  }

  @Test
  void aServerThatRefusesUsLeavesEverybodyUnknown() {
    platform.close();
    platform = follow("wrong");
    Await.until(
        "nobody is followed",
        Duration.ofSeconds(10),
        () -> platform.condition().words().equals("tells of 0 of 2 people"));
    assertThat(book.of(ANNA).standing()).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void whoIsNotFollowedAnyMoreIsNotSpokenOf() {
    awaitHere(ANNA, Standing.OFFLINE);
    platform.follow(Set.of(BEN));
    assertThat(book.sources(ANNA)).isEmpty();
    assertThat(platform.serves(ANNA)).isFalse();
  }
}
