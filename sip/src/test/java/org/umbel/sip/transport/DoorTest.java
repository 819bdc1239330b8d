package org.umbel.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.umbel.sip.transport.Door.Entry;

class DoorTest {

  private static final InetAddress SOURCE = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress OTHER = InetAddress.ofLiteral("192.0.2.2");
  private static final SourceLimits LIMITS =
      new SourceLimits(2, 1, 1_000, 10, 20, 5, Duration.ofSeconds(60), List.of());
  private long now = -1_000_000_000; // nanosecond times may be negative
  private final Door door = door(LIMITS);

  private Door door(SourceLimits limits) {
    return new Door(TransportSettings.DEFAULT.withSources(limits), () -> now);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void offend(InetAddress address, int times) {
    for (int i = 0; i < times; i++) door.offended(address);
  }

  @Test
  void whoTheAccessListKeepsOutIsDenied() {
    door.admit(AccessList.EVERYONE.except("192.0.2.1"));

    assertThat(door.entry(SOURCE)).isEqualTo(Entry.DENIED);
    assertThat(door.entry(OTHER)).isEqualTo(Entry.OPEN);
  }

  @Test
  void whoOffendsTooOftenIsNotListenedToForAWhile() {
    offend(SOURCE, 5);
    assertThat(door.entry(SOURCE)).isEqualTo(Entry.OPEN);

    assertThat(door.offended(SOURCE)).isTrue();

    assertThat(door.entry(SOURCE)).isEqualTo(Entry.PAUSED);
    assertThat(door.entry(OTHER)).isEqualTo(Entry.OPEN);
    pass(Duration.ofSeconds(59));
    assertThat(door.entry(SOURCE)).isEqualTo(Entry.PAUSED);
    pass(Duration.ofSeconds(1));
    assertThat(door.entry(SOURCE)).isEqualTo(Entry.OPEN);
  }

  @Test
  void goodMessagesMakeUpForBrokenOnes() {
    for (int i = 0; i < 100; i++) {
      assertThat(door.offended(SOURCE)).isFalse();
      door.behaved(SOURCE);
    }
  }

  @Test
  void goodMessagesMakeUpForNoGuesses() {
    for (int i = 0; i < 5; i++) {
      assertThat(door.guessed(SOURCE)).isFalse();
      door.behaved(SOURCE);
    }

    assertThat(door.guessed(SOURCE)).isTrue();
    assertThat(door.entry(SOURCE)).isEqualTo(Entry.PAUSED);
  }

  @Test
  void timeMakesUpForBrokenOnes() {
    for (int i = 0; i < 100; i++) {
      assertThat(door.offended(SOURCE)).isFalse();
      pass(Duration.ofSeconds(1));
    }
  }

  @Test
  void newRequestsAreLimitedByRateAndBurst() {
    for (int i = 0; i < 20; i++) assertThat(door.request(SOURCE)).isTrue();
    assertThat(door.request(SOURCE)).isFalse();
    assertThat(door.request(OTHER)).isTrue();

    pass(Duration.ofMillis(500));

    for (int i = 0; i < 5; i++) assertThat(door.request(SOURCE)).isTrue();
    assertThat(door.request(SOURCE)).isFalse();
  }

  @Test
  void theTrustedHaveNoLimits() {
    var trusting = door(LIMITS.trusting(Subnet.parse("192.0.2.0/31")));

    for (int i = 0; i < 1_000; i++) {
      assertThat(trusting.request(SOURCE)).isTrue();
      assertThat(trusting.offended(SOURCE)).isFalse();
    }
    assertThat(trusting.entry(SOURCE)).isEqualTo(Entry.OPEN);
  }

  @Test
  void whoIsTrustedLaterHasNoLimitsFromThen() {
    offend(SOURCE, 5);

    door.trust(List.of(Subnet.parse("192.0.2.1")));

    offend(SOURCE, 5);
    assertThat(door.entry(SOURCE)).isEqualTo(Entry.OPEN);
  }

  @Test
  void allAddressesOfAnIpv6NetworkAreOneSource() {
    offend(InetAddress.ofLiteral("2001:db8::1"), 6);

    assertThat(door.entry(InetAddress.ofLiteral("2001:db8::2:3"))).isEqualTo(Entry.PAUSED);
    assertThat(door.entry(InetAddress.ofLiteral("2001:db8:0:1::1"))).isEqualTo(Entry.OPEN);
  }

  @Test
  void connectionsHandshakesAndBytesAreCountedForEachSource() {
    var source = door.source(SOURCE);

    assertThat(source.connect()).isTrue();
    assertThat(source.connect()).isTrue();
    assertThat(source.connect()).isFalse();
    source.disconnect();
    assertThat(source.connect()).isTrue();
    assertThat(source.shake()).isTrue();
    assertThat(source.shake()).isFalse();
    assertThat(source.hold(1_000)).isTrue();
    assertThat(source.hold(1)).isFalse();
    source.release(1);
    assertThat(source.hold(1)).isTrue();
  }

  @Test
  void manySourcesAreForgottenWhenTheyHaveNothingToBeRememberedFor() {
    offend(SOURCE, 6);
    for (int i = 0; i < 50_000; i++) {
      door.request(InetAddress.ofLiteral("10.1." + (i / 250) + "." + (i % 250)));
      pass(Duration.ofMillis(4));
    }

    assertThat(door.source(OTHER)).isNotSameAs(door.source(InetAddress.ofLiteral("10.9.9.9")));
  }
}
