package org.umbel.acceptance;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.umbel.testkit.Await;
import org.umbel.testkit.server.UmbelServer;

/// The last class of all: the server that the others shared holds what it held at its start.
@Acceptance
@Isolated("it comes when no other uses the server")
@Order(Integer.MAX_VALUE)
class NothingLeaksIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /// Threads the Java machine adds for itself when there is work: carriers of virtual threads,
  /// compilers, a web server's acceptor.
  private static final int OF_THE_MACHINE = 8;

  /// Jars and prompts that are opened when they are first needed.
  private static final int OPENED_LATE = 12;

  @Test
  void whateverWasTakenFromTheSharedServerWasGivenBack(UmbelServer server) {
    var start = SharedServer.atStart();

    Await.until(
        "no more threads, sockets and files than at the start, " + start,
        PATIENCE,
        server::holdings,
        now ->
            now.threads() <= start.threads() + OF_THE_MACHINE
                && now.sockets() <= start.sockets()
                && now.files() <= start.files() + OPENED_LATE);
    Await.until(
        "no call goes on",
        PATIENCE,
        () -> server.page("/metrics"),
        page ->
            page.contains("umbel_calls_in_progress 0.0")
                && page.contains("umbel_media_sessions 0.0"));
  }
}
