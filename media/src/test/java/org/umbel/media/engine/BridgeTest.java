package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.media.Key;
import org.umbel.media.codec.G711;
import org.umbel.media.srtp.Encryption;

@Timeout(30)
class BridgeTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration LISTEN = Duration.ofMillis(1_200);
  private static final SessionSettings A_LAW =
      SessionSettings.DEFAULT.withCodecs(List.of(G711.PCMA));
  private static final SessionSettings MU_LAW =
      SessionSettings.DEFAULT.withCodecs(List.of(G711.PCMU));

  private final MediaEngine engine =
      MediaEngine.start(
          MediaSettings.of(InetAddress.getLoopbackAddress())
              .withThreads(2)
              .withPorts(new PortRange(21_400, 21_799)),
          _ -> {});
  private final Party customer = Party.first(engine, A_LAW);

  @AfterEach
  void close() {
    engine.close();
  }

  private Party worker(SessionSettings settings) {
    return Party.beside(customer, engine, settings);
  }

  private Bridge bridge(Party... parties) {
    return engine.bridge(List.of(parties).stream().map(Party::side).toList());
  }

  @Test
  void twoOfTheSameCodecHearEachOtherSampleBySample() {
    var worker = worker(A_LAW);
    bridge(customer, worker);
    var speech = Calls.speech(Duration.ofSeconds(1), 3);

    Calls.beside(() -> {
      customer.phone().play(List.of(Party.tone(440, Duration.ofMillis(200))), Interrupt.none());
      customer.says(speech);
    });
    var heard = worker.hears(Duration.ofMillis(1_600));

    assertThat(Calls.framesIn(heard, speech)).isBetween(45, 50); // a busy machine may drop some
    assertThat(worker.phone().statistics().in().lost()).isZero();
  }

  @Test
  void twoOfDifferentCodecsHearEachOther() {
    var worker = worker(MU_LAW);
    bridge(customer, worker);

    customer.says(Party.tone(440, LONG));
    worker.says(Party.tone(800, LONG));

    assertThat(Party.level(worker.hears(LISTEN), 440)).isCloseTo(1, within(0.1));
    assertThat(Party.level(customer.hears(LISTEN), 800)).isCloseTo(1, within(0.1));
  }

  @Test
  void sealedAndPlainHearEachOther() {
    var worker = worker(A_LAW.withEncryption(Encryption.REQUIRED));
    bridge(customer, worker);

    customer.says(Party.tone(440, LONG));
    worker.says(Party.tone(800, LONG));

    assertThat(Party.level(worker.hears(LISTEN), 440)).isCloseTo(1, within(0.1));
    assertThat(Party.level(customer.hears(LISTEN), 800)).isCloseTo(1, within(0.1));
  }

  @Test
  void keysArePassedAsKeys() {
    var worker = worker(MU_LAW);
    bridge(customer, worker);

    worker.phone().sendKeys(Key.parse("48#4"));

    for (var key : Key.parse("48#4")) {
      assertThat(customer.phone().nextKey(Duration.ofSeconds(5))).contains(key);
    }
    assertThat(customer.phone().nextKey(Duration.ofMillis(300))).isEmpty();
  }

  @Test
  void keysBySignallingArePassedAsTonesWhereNoEventsWereAgreedOn() {
    var worker = worker(A_LAW.withKeyWays(Set.of(KeyWay.TONE)));
    bridge(customer, worker);

    customer.side().keyFromSignalling(Key.SEVEN, Duration.ofMillis(100));

    assertThat(worker.phone().nextKey(Duration.ofSeconds(5))).contains(Key.SEVEN);
  }

  @Test
  void eachOfThreeHearsTheTwoOthersAndNotItself() {
    var worker = worker(A_LAW);
    var expert = worker(MU_LAW);
    bridge(customer, worker, expert);
    customer.says(Party.tone(440, LONG));
    worker.says(Party.tone(800, LONG));
    expert.says(Party.tone(1_300, LONG));

    var heard = customer.hears(LISTEN);
    var heardByExpert = expert.hears(LISTEN);

    assertThat(Party.level(heard, 800)).isCloseTo(1, within(0.15));
    assertThat(Party.level(heard, 1_300)).isCloseTo(1, within(0.15));
    assertThat(Party.level(heard, 440)).isLessThan(0.05);
    assertThat(Party.level(heardByExpert, 440)).isCloseTo(1, within(0.15));
    assertThat(Party.level(heardByExpert, 1_300)).isLessThan(0.05);
  }

  @Test
  void whoIsLeftOfThreeStillHearEachOther() {
    var worker = worker(A_LAW);
    var expert = worker(A_LAW);
    bridge(customer, worker, expert);
    customer.says(Party.tone(440, LONG));
    expert.says(Party.tone(1_300, LONG));

    worker.side().close();

    assertThat(Party.level(expert.hears(LISTEN), 440)).isCloseTo(1, within(0.15));
    assertThat(Party.level(customer.hears(LISTEN), 1_300)).isCloseTo(1, within(0.15));
  }

  @Test
  void whoIsTakenFromTheBridgeHearsTheBackgroundAndNobodyElse() {
    var worker = worker(A_LAW);
    var bridge = bridge(customer, worker);
    customer.side().background(List.of(Party.tone(600, Duration.ofMillis(500))));
    worker.says(Party.tone(800, LONG));
    var before = customer.hears(LISTEN);

    bridge.close();
    var after = customer.hears(LISTEN);

    assertThat(Party.level(before, 800)).isCloseTo(1, within(0.1));
    assertThat(Party.level(before, 600)).isLessThan(0.05);
    assertThat(Party.level(after, 600)).isCloseTo(1, within(0.1));
    assertThat(Party.level(after, 800)).isLessThan(0.05);
  }

  @Test
  void theBackgroundGoesRoundWithoutAGap() {
    customer.side().background(List.of(Party.tone(400, Duration.ofMillis(100))));

    assertThat(Party.level(customer.hears(Duration.ofSeconds(2)), 400)).isCloseTo(1, within(0.05));
  }

  @Test
  void whatPlaysIsHeardInPlaceOfTheOthers() {
    var worker = worker(A_LAW);
    bridge(customer, worker);
    worker.says(Party.tone(800, LONG));
    Party.plays(customer.side(), Party.tone(500, Duration.ofSeconds(4)));

    var heard = customer.hears(LISTEN);

    assertThat(Party.level(heard, 500)).isCloseTo(1, within(0.1));
    assertThat(Party.level(heard, 800)).isLessThan(0.05);
  }

  @Test
  void silenceOfOneIsSilenceForTheOther() {
    var worker = worker(A_LAW);
    bridge(customer, worker);
    customer.side().background(List.of(Party.tone(600, Duration.ofMillis(500))));

    var heard = customer.hears(LISTEN);

    assertThat(Party.level(heard, 600)).isLessThan(0.05);
    assertThat(customer.phone().statistics().in().packets()).isGreaterThan(40);
  }

  @Test
  void sessionsOfDifferentThreadsAreNotBridged() {
    var one = engine.open();
    var other = engine.open();
    var third = engine.open(); // two threads, and so two of the three share one

    assertThatThrownBy(() -> engine.bridge(List.of(one, other, third)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
