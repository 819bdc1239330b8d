package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.umbel.testkit.Await;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.server.Holdings;
import org.umbel.testkit.server.UmbelServer;

/// What calls take, they give back.
@Needs("sipp")
@ExtendWith(LogsOnFailure.class)
@Isolated("it burdens the machine")
@Timeout(180)
class ManyCallsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// The carriers of virtual threads come and go, as many as the machine has use for.
  private static final int CARRIERS = 4;

  @Test
  void afterAThousandCallsTheServerHoldsWhatItHeldBefore() {
    try (var server = UmbelServer.serve(SharedServer.configuration());
        var ports = PortBlock.take()) {
      calls(server, ports, 50);
      awaitQuiet(server);
      var before = server.holdings();

      calls(server, ports, 1_000);

      awaitQuiet(server);
      var after =
          Await.until(
              "everything given back", PATIENCE, server::holdings, now -> back(now, before));
      assertThat(after.residentMegabytes()).isLessThan(400);
    }
  }

  private static void calls(UmbelServer server, PortBlock ports, int count) {
    var outcome =
        Scenarios.call(ports).with("talk", "").withCalls(count, 40).call("4000", server.sip());

    assertThat(outcome.allGood()).as(outcome.toString()).isTrue();
  }

  private static void awaitQuiet(UmbelServer server) {
    Await.until(
        "no calls and no media sessions",
        PATIENCE,
        () -> server.page("/metrics"),
        page ->
            page.contains("umbel_calls_in_progress 0.0")
                && page.contains("umbel_media_sessions 0.0"));
  }

  private static boolean back(Holdings now, Holdings before) {
    return now.threads() <= before.threads() + CARRIERS
        && now.sockets() <= before.sockets()
        && now.files() <= before.files();
  }
}
