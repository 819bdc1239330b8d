package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.server.UmbelServer;

/// The launcher keeps its contract.
@ExtendWith(LogsOnFailure.class)
@Timeout(120)
class LauncherIT {
  @Test
  void theDemoIsReadySoonAndEndsInTheMiddleOfACallWithStatusZero() throws InterruptedException {
    var start = Instant.now();
    try (var server = UmbelServer.demo();
        var phone = phone(server, "1000")) {
      // generous, as other tests run beside it; the benchmarks know the real figure
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));

      try (var call = answered(phone.dial("4000"))) {
        call.pause(Duration.ofSeconds(1));

        assertThat(server.terminate(Duration.ofSeconds(20))).isZero();
      }
    }
  }
}
