package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.Part;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.part.Sipp;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Who is there: our own presence server with user agents of another make, and another presence
/// server that is followed.
@Needs({"sipp", "kamailio", "baresip"})
@ExtendWith(LogsOnFailure.class)
@Timeout(120)
class PresenceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String HERE = "127.0.0.1";
  private static final Sound HELLO = Sound.sweep(Duration.ofSeconds(2));
  private static final String PEOPLE =
      """
      pilots: ["5000"]
      stop-time: 2 s
      log: debug
      spool: {least-free-mb: 1}
      people:
        - {extension: "4000", name: Anna, sip-password: phone-4000}
        - {extension: "4001", name: Ben, sip-password: phone-4001}
        - {extension: "4002", name: Clara, sip-password: phone-4002}
      presence:
        pause: 0 s
        rules: [{person: "4002", watchers: ["4001"], permission: block}]
        lists: [{name: team, members: ["4000", "4002", "4999"]}]
      """;

  @Test
  @Feature("PR-10")
  void aWatcherIsToldWhatAUserAgentPublishesChangesAndTakesBack()
      throws InterruptedException, ExecutionException {
    try (var server = UmbelServer.serve(PEOPLE);
        var eyes = PortBlock.take();
        var mouth = PortBlock.take();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var watching =
          Watcher.watching(
              eyes, HERE, "4001", "basic.closed", "rpid:meeting", "rpid:vacation", "closed");
      var watcher =
          threads.submit(() -> watching.withProof("4000@" + HERE).call("4000", server.sip()));
      awaitFigure(server, "umbel_presence_subscriptions", 1);

      good(
          Watcher.publishing(mouth, HERE, "4000", "phone-4000", 412)
              .withProof("4000@" + HERE)
              .call("4000", server.sip()));
      good(watcher);
      assertThat(figure(server, "umbel_presence_publications")).isZero();
    }
  }

  @Test
  @Feature("PR-10")
  void phonesOfAnotherMakePublishAndSeeEachOther() {
    try (var server = UmbelServer.serve(PEOPLE);
        var annas =
            Baresip.start("4000", "phone-4000", server.sip(), HELLO, Map.of("PUBLISH", "yes"));
        var bens =
            Baresip.start("4001", "phone-4001", server.sip(), HELLO, Map.of("WATCH", "4000"))) {
      bens.awaitSees("Online");
      annas.dial("sip:5000@" + HERE);
      bens.awaitSees("Busy");
      annas.hangUp();
      bens.awaitSees("Online");

      // by now it has the entity tag of what it published first
      annas.isNow("offline");
      bens.awaitSees("Offline");
      annas.isNow("online");
      bens.awaitSees("Online");
    }
  }

  @Test
  @Feature("PR-10")
  void aListTellsOfCallsOfItsPeopleAndOfThoseWhoAreNotToBeSeen()
      throws InterruptedException, ExecutionException {
    try (var server = UmbelServer.serve(PEOPLE);
        var eyes = PortBlock.take();
        var annas = Baresip.answering("4000", "phone-4000", server.sip(), HELLO);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var watching =
          Watcher.watching(
              eyes,
              HERE,
              "4001",
              "fullState=.true.*4002@.*reason=.rejected.*4999@.*reason=.noresource",
              "fullState=.false.*rpid:on-the-phone",
              "fullState=.false.*basic.closed");
      var watcher =
          threads.submit(() -> watching.withProof("team@" + HERE).call("team", server.sip()));
      awaitFigure(server, "umbel_presence_subscriptions", 1);

      annas.awaitRegistered();
      annas.dial("sip:5000@" + HERE);
      annas.awaitEvent("CALL_ESTABLISHED");
      Await.pause(Duration.ofMillis(500));
      annas.hangUp();
      good(watcher);
    }
  }

  @Test
  @Feature("PR-2")
  void whatAnotherPresenceServerKnowsIsToldHereAndUnknownWhenItIsLost()
      throws InterruptedException, ExecutionException {
    try (var other = Part.start("presence", Map.of("LOGIN", "umbel"));
        var server = UmbelServer.serve(PEOPLE + servers(other));
        var eyes = PortBlock.take();
        var mouth = PortBlock.take();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      awaitHealth(server, "tells of 1 of 1 people");
      var watching =
          Watcher.watching(
              eyes,
              HERE,
              "4001",
              "basic.closed",
              "rpid:meeting",
              "rpid:vacation",
              "basic.closed",
              "rpid:unknown",
              "basic.closed");
      var watcher =
          threads.submit(() -> watching.withProof("4000@" + HERE).call("4000", server.sip()));
      awaitFigure(server, "umbel_presence_subscriptions", 1);

      var there = new InetSocketAddress(InetAddress.getLoopbackAddress(), other.ports().at(0));
      good(
          Watcher.publishing(mouth, "example.test", "anna", "secret", 500) // it has no better word
              .withProof("anna@example.test")
              .call("anna", there));
      Await.pause(Duration.ofSeconds(1)); // what was taken back is told there as well
      other.halt();
      awaitHealth(server, "does not answer, so people there are unknown");
      other.start();
      awaitHealth(server, "tells of 1 of 1 people");
      good(watcher);
    }
  }

  private static String servers(Part other) {
    return """
      servers:
        - name: office
          address: sip:127.0.0.1:%d
          domain: example.test
          user: umbel
          password: secret
          look: 1 s
          people: [{extension: "4000", user: anna}]
    """
        .formatted(other.ports().at(0));
  }

  private static void good(Future<Sipp.Outcome> running)
      throws InterruptedException, ExecutionException {
    good(running.get());
  }

  private static void good(Sipp.Outcome outcome) {
    assertThat(outcome.allGood()).as(outcome.toString()).isTrue();
  }

  private static void awaitHealth(UmbelServer server, String words) {
    Await.until(
        "the health says: " + words, PATIENCE, () -> server.page("/health").contains(words));
  }

  private static void awaitFigure(UmbelServer server, String name, int wanted) {
    Await.until(name + " is " + wanted, PATIENCE, () -> figure(server, name) == wanted);
  }

  private static int figure(UmbelServer server, String name) {
    return server
        .page("/metrics")
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElse(-1);
  }
}
