package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.umbel.telephony.phone.Phone;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.Linphone;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.Part;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Phones of several makes at one extension, restarts, a proxy between, and lamps that another
/// server sets.
@Needs({"baresip", "linphonec"})
@ExtendWith(LogsOnFailure.class)
@Timeout(180)
class RegistrarIT {
  /// A phone speaks as soon as it has answered, which its caller learns a little later.
  private static final Sound HELLO =
      Sound.silence(Duration.ofMillis(500)).then(Sound.sweep(Duration.ofSeconds(2)));

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String SECRET = "phone-4000";
  private static final String DEVICE = "00000000-0000-1000-8000-000a95a0e128";
  private static final String PEOPLE =
      """
      pilots: ["5000"]
      ring-time: 12 s
      stop-time: 2 s
      log: debug
      spool: {least-free-mb: 1}
      lamp: {tellers: ["127.0.0.1"]}
      people:
        - extension: "4000"
          name: Anna
          sip-password: phone-4000
          aliases: [anna.berg]
          lamp: elsewhere
        - {extension: "4001", name: Ben, sip-password: phone-4001}
      """;

  private static Baresip baresip(UmbelServer server, Map<String, String> settings) {
    return Baresip.start("4000", SECRET, server.sip(), HELLO, settings);
  }

  private static int phones(UmbelServer server) {
    return server
        .page("/metrics")
        .lines()
        .filter(line -> line.startsWith("umbel_registered_phones "))
        .map(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElse(-1);
  }

  @Test
  @Feature("ST-3")
  void phonesAreReachedAtOnceAfterARestartOfAnyKind() throws InterruptedException {
    try (var server = UmbelServer.serve(PEOPLE);
        var desk = Baresip.answering("4000", SECRET, server.sip(), HELLO);
        var caller = phone(server, "1000")) {
      desk.awaitRegistered();
      rings(caller, desk);

      server.terminate(PATIENCE);
      server.startAgain();
      assertThat(phones(server)).isEqualTo(1);
      rings(caller, desk);

      Await.pause(Duration.ofMillis(1_500)); // what is younger than a second may be lost
      server.kill();
      server.startAgain();
      assertThat(phones(server)).isEqualTo(1);
      rings(caller, desk);
      assertThat(server.log()).doesNotContain("phone.registered");
    }
  }

  private static void rings(Phone caller, Baresip desk) throws InterruptedException {
    desk.forgetEvents();
    try (var call = answered(caller.dial("4000"))) {
      desk.awaitEvent("CALL_ESTABLISHED");
      assertThat(call).isNotNull();
    }
    desk.awaitEvent("CALL_CLOSED");
  }

  @Test
  @Feature({"ST-3", "ST-6"})
  void whenOneOfTwoPhonesAnswersTheOtherStopsRinging() throws InterruptedException {
    var byHand = Map.of("ANSWER", "manual", "TRANSPORT", "tcp");
    try (var server = UmbelServer.serve(PEOPLE);
        var desk = baresip(server, byHand);
        var lab = baresip(server, byHand);
        var caller = phone(server, "1000")) {
      desk.awaitRegistered();
      lab.awaitRegistered();
      var answering = Thread.startVirtualThread(() -> answerWhenBothRing(lab, desk));

      try (var call = answered(caller.dial("4000"))) {
        answering.join();
        lab.awaitEvent("CALL_ESTABLISHED");
        desk.awaitEvent("CALL_CLOSED");
        Talk.with(call).hearsSome(HELLO.sounding());
      }

      lab.awaitEvent("CALL_CLOSED");
    }
  }

  private static void answerWhenBothRing(Baresip one, Baresip other) {
    one.awaitEvent("CALL_INCOMING");
    other.awaitEvent("CALL_INCOMING");
    one.answer();
  }

  @Test
  @Needs("kamailio")
  @Feature("ST-3")
  void aPhoneBehindAProxyIsReachedByItsPath() throws InterruptedException {
    try (var server = UmbelServer.serve(PEOPLE);
        var edge = Part.start("edge", Map.of("UM", um(server)));
        var desk = Baresip.answering("4000", SECRET, edge.ports().address(0), HELLO);
        var caller = phone(server, "1000")) {
      desk.awaitRegistered();

      rings(caller, desk);

      var path = "<sip:127.0.0.1:" + edge.ports().at(0) + ";lr>";
      Await.until("the path is kept", Duration.ofSeconds(10), () -> kept(server).contains(path));
    }
  }

  private static String kept(UmbelServer server) {
    try {
      return Files.readString(server.data().resolve("registrations"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String um(UmbelServer server) {
    return server.sip().getAddress().getHostAddress() + ":" + server.sip().getPort();
  }

  @Test
  @Needs("sipp")
  @Feature("ST-3")
  void twoFlowsOfADeviceAreTwoWaysToIt() {
    try (var server = UmbelServer.serve(PEOPLE);
        var ports = PortBlock.take();
        var others = PortBlock.take()) {
      for (var flow : new PortBlock[] {ports, others, ports}) {
        var number = flow == ports ? "1" : "2";
        var outcome =
            Scenarios.named("register.xml", flow)
                .with("flow", number)
                .with("device", DEVICE)
                .with("password", SECRET)
                .call("4000", server.sip());
        assertThat(outcome.allGood()).as(outcome.toString()).isTrue();
      }

      assertThat(phones(server)).isEqualTo(2);
    }
  }

  @Test
  @Needs("sipp")
  @Feature("ST-4")
  void whatAnotherServerTellsLightsTheLampsOfRegisteredAndSubscribedPhones() {
    try (var server = UmbelServer.serve(PEOPLE);
        var desk = baresip(server, Map.of("LAMP", "yes"));
        var soft = Linphone.start("4000", SECRET, server.sip(), Map.of());
        var ports = PortBlock.take()) {
      desk.awaitRegistered();
      soft.awaitRegistered();

      assertTold(server, ports, "anna.berg", "message-summary", "200");

      Await.until("the desk's lamp", PATIENCE, () -> desk.lamp().equals("yes 3/2"));
      Await.until("the other lamp", PATIENCE, () -> soft.lamp().equals("yes 3/2"));
      assertTold(server, ports, "4001", "message-summary", "403");
      assertTold(server, ports, "4999", "message-summary", "404");
      assertTold(server, ports, "4000", "dialog", "489");
    }
  }

  @Test
  @Feature("ST-4")
  void lampsThatAnotherServerSetsAreFollowedThere() throws InterruptedException {
    var mailboxes =
        """
        pilots: ["5000"]
        spool: {least-free-mb: 1}
        recording: {shortest: 1 s}
        people: [{extension: "4000", name: Anna, pin: "739152"}]
        """;
    try (var elsewhere = UmbelServer.serve(mailboxes);
        var server =
            UmbelServer.serve(PEOPLE.replace("tellers: [\"127.0.0.1\"]", follow(elsewhere)));
        var desk = Linphone.start("4000", SECRET, server.sip(), Map.of());
        var caller = phone(elsewhere, "1000")) {
      desk.awaitRegistered();

      leave(caller, "4000", HELLO);

      Await.until("the lamp", PATIENCE, () -> desk.lamp().equals("yes 1/0"));
    }
  }

  private static String follow(UmbelServer elsewhere) {
    return "follow: \"sip:" + um(elsewhere) + "\"";
  }

  private static void assertTold(
      UmbelServer server, PortBlock ports, String number, String event, String answer) {
    var outcome =
        Scenarios.named("notice.xml", ports)
            .with("event", event)
            .with("answer", answer)
            .call(number, server.sip());
    assertThat(outcome.allGood()).as(outcome.toString()).isTrue();
  }
}
