package org.umbel.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginThrottleTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-04T10:00:00Z"));
  private final LoginThrottle throttle = new LoginThrottle(now::get);

  @Test
  void aPlaceThatWasWrongTooOftenMayTryOnceInAWhile() {
    guess("1.2.3.4", LoginThrottle.BURST);

    assertThat(throttle.tried("1.2.3.4", "7000")).contains(LoginThrottle.PAUSE);

    pass(LoginThrottle.PAUSE);
    assertThat(throttle.tried("1.2.3.4", "7000")).isEmpty();
    assertThat(throttle.tried("1.2.3.4", "7000")).isPresent();
  }

  @Test
  void otherPlacesAreNotSlowed() {
    guess("1.2.3.4", LoginThrottle.BURST);

    assertThat(throttle.tried("1.2.3.5", "4000")).isEmpty();
  }

  @Test
  void whoIsKnownThereIsNotSlowedByTheOthers() {
    throttle.tried("1.2.3.4", "4000");
    throttle.succeeded("1.2.3.4", "4000");
    guess("1.2.3.4", LoginThrottle.BURST);

    assertThat(throttle.tried("1.2.3.4", "4000")).isEmpty();
    assertThat(throttle.tried("1.2.3.4", "4001")).isPresent();
  }

  @Test
  void rightTriesCostNothing() {
    for (var i = 0; i < 3 * LoginThrottle.BURST; i++) {
      assertThat(throttle.tried("1.2.3.4", "4" + i)).isEmpty();
      throttle.succeeded("1.2.3.4", "4" + i);
    }
  }

  @Test
  void whatItRemembersIsBounded() {
    guess("first", LoginThrottle.BURST);
    for (var i = 0; i < LoginThrottle.MOST; i++) {
      throttle.tried("place " + i, "4000");
    }

    assertThat(throttle.tried("first", "4000")).as("forgotten").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 2001:0db8:0001:0002::/64",
    "2001:db8:1:2::9, 2001:0db8:0001:0002::/64",
    "unknown, unknown"
  })
  void anIpv6NetworkIsOnePlace(String address, String place) {
    assertThat(Source.network(address)).isEqualTo(place);
  }

  private void guess(String source, int times) {
    for (var i = 0; i < times; i++) {
      assertThat(throttle.tried(source, "5" + i)).isEmpty();
    }
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
