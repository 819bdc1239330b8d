package org.umbel.telephony.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProxyHealthTest {
  private static final Duration PROBE = Duration.ofSeconds(30);
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final ProxyHealth health = new ProxyHealth(PROBE);

  @Test
  void oneSilenceIsEnoughToBeLost() {
    assertThat(health.silent(NOON, "does not answer")).isTrue();
    assertThat(health.silent(NOON.plusSeconds(5), "again")).isFalse();

    assertThat(health.answering()).isFalse();
    assertThat(health.since()).isEqualTo(NOON);
    assertThat(health.why()).isEqualTo("does not answer");
  }

  @Test
  void twoGoodAnswersInARowBringItBack() {
    health.silent(NOON, "");
    assertThat(health.answered()).isFalse();
    health.silent(NOON, "");
    assertThat(health.answered()).isFalse();
    assertThat(health.answering()).isFalse();

    assertThat(health.answered()).isTrue();
    assertThat(health.answering()).isTrue();
    assertThat(health.answered()).as("no news").isFalse();
  }

  @Test
  void aLostOneIsAskedLessAndLessOftenUntilItAnswers() {
    assertThat(health.pause()).isEqualTo(PROBE);
    health.silent(NOON, "");
    var first = health.pause();
    health.silent(NOON, "");
    assertThat(health.pause()).isEqualTo(first.multipliedBy(2));
    for (var i = 0; i < 10; i++) {
      health.silent(NOON, "");
    }
    assertThat(health.pause()).isEqualTo(PROBE.multipliedBy(4));

    health.answered();
    assertThat(health.pause()).isEqualTo(first);
  }
}
