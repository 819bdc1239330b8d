package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.server.UmbelServer;

/// Customers find workers by strategies written as data, by phone from the first digit to the last.
@Acceptance
class ContactPointsIT {
  private static final String CONFIGURATION =
      """
      pilots: ["5000"]
      ring-time: 4 s
      stop-time: 1 s
      log: debug
      spool: {least-free-mb: 1}
      knowledge-workers: {user-auto-registration: true, redirect-setup-enabled: true}
      contact-points:
        - number: "720"
          display-name: English
          strategy: [{offer: in-turn, groups: [able], skills: {english: 50}, patience: 30 s}]
        - number: "721"
          display-name: First, then second
          strategy:
            - {offer: in-turn, groups: [first], patience: 2 s}
            - {offer: in-turn, groups: [second], patience: 30 s}
        - number: "722"
          display-name: One after the other
          strategy: [{offer: in-turn, groups: [turn], patience: 30 s}]
        - number: "723"
          display-name: Somebody at the desk
          strategy: [{offer: broadcast, groups: [absent]}]
          default-route: "4900"
        - number: "724"
          display-name: Who is named
          user-data-headers: [X-Expert]
          strategy: [{offer: in-turn, agent-key: X-Expert, patience: 30 s}]
        - number: "726"
          display-name: In vain
          strategy: [{offer: in-turn, groups: [vain], patience: 30 s}]
        - number: "727"
          display-name: Elsewhere
          strategy: [{offer: in-turn, groups: [away], patience: 30 s}]
      people:
      """
          + person("4900", "Desk", "")
          + person("4001", "a", "groups: [able], skills: {english: 40}")
          + person("4002", "b", "groups: [able], skills: {english: 60}")
          + person("4003", "c", "skills: {english: 100}, groups: [other]")
          + person("4011", "d", "groups: [first]")
          + person("4012", "e", "groups: [second]")
          + person("4021", "f", "groups: [turn]")
          + person("4022", "g", "groups: [turn]")
          + person("4041", "h", "groups: [named]")
          + person("4042", "i", "groups: [named]")
          + person("4061", "k", "groups: [vain]")
          + person("4071", "l", "groups: [away]");

  private static UmbelServer server;

  private static String person(String extension, String name, String worker) {
    var section = worker.isEmpty() ? "" : ", worker: {agent-login: " + name + ", " + worker + "}";
    return "  - {extension: \"%1$s\", name: %2$s, pin: \"739152\", sip-password: phone-%1$s%3$s}\n"
        .formatted(extension, name, section);
  }

  @BeforeAll
  static void start() {
    server = UmbelServer.serve(CONFIGURATION);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static WorkerDesk ready(String extension) {
    return WorkerDesk.of(server, extension).ready();
  }

  private static boolean isReady(WorkerDesk desk) {
    return desk.look().getJsonObject("state").toString().contains("\"state\":\"ready\"");
  }

  private static Phone phoneOf(String extension) {
    var phone =
        Phone.open(PhoneLine.of(extension, server.sip()).withPassword("phone-" + extension));
    phone.register();
    return phone;
  }

  @Test
  @Feature("KW-13")
  void onlyWhoIsAbleAndOfTheGroupIsOfferedTheCall() {
    var tooLittle = ready("4001");
    var ofAnotherGroup = ready("4003");
    var able = ready("4002");
    try (var phone = phone(server, "1000");
        var call = answered(phone.dial("720"))) {
      able.offer();

      assertThat(tooLittle.look().getJsonArray("offers")).isEmpty();
      assertThat(ofAnotherGroup.look().getJsonArray("offers")).isEmpty();
      call.hangUp();
    }
  }

  @Test
  @Feature("KW-13")
  void afterATimeTheNextStepIsTried() {
    var second = ready("4012");
    try (var phone = phone(server, "1001")) {
      var began = System.nanoTime();
      try (var call = answered(phone.dial("721"))) {
        second.offer();

        assertThat(Duration.ofNanos(System.nanoTime() - began))
            .isGreaterThan(Duration.ofMillis(1_900));
        call.hangUp();
      }
      ready("4011").look();
      try (var call = answered(phone.dial("721"))) {
        WorkerDesk.of(server, "4011").offer();
        call.hangUp();
      }
    }
  }

  @Test
  @Feature("KW-13")
  void whoIsFreeForLongestIsNext() {
    var first = ready("4021");
    var second = ready("4022");
    try (var phone = phone(server, "1002")) {
      for (var turn : new WorkerDesk[] {first, second, first, second}) {
        try (var call = answered(phone.dial("722"))) {
          turn.offer();
          call.hangUp();
        }
        Await.until(
            "nothing is offered",
            PATIENCE,
            () -> turn.look().getJsonArray("offers").toString(),
            offers -> !offers.contains("\"until\"") || offers.contains("\"ended\""));
      }
    }
  }

  @Test
  @Feature({"KW-11", "KW-13"})
  void whomNobodyTakesIsPassedOnToTheDefaultRoute() throws InterruptedException {
    try (var desk = phoneOf("4900");
        var phone = phone(server, "1003");
        var call = answered(phone.dial("723"))) {
      try (var taken = desk.nextCall(PATIENCE).orElseThrow().answer().orElseThrow()) {
        taken.pause(Duration.ofMillis(200));
        assertThat(call.alive()).isTrue();
        call.hangUp();
        assertThat(taken.awaitEnd(PATIENCE)).isTrue();
      }
    }
  }

  @Test
  @Feature({"KW-3", "KW-8", "KW-13"})
  void whomTheCallNamesInAHeaderIsOfferedIt() {
    var other = ready("4041");
    var named = ready("4042");
    try (var phone = phone(server, "1004");
        var call = answered(phone.dialTelling("724", Map.of("X-Expert", "i")))) {
      named.offer();

      assertThat(other.look().getJsonArray("offers")).isEmpty();
      call.hangUp();
    }
  }

  @Test
  @Feature({"KW-5", "KW-6"})
  void aPhoneRingsAsLongAsPhonesDoAndWhoDoesNotComeIsNotReady() throws InterruptedException {
    var vain = ready("4061");
    try (var phone = phone(server, "1006");
        var worker = phoneOf("4061");
        var call = answered(phone.dial("726"))) {
      assertThat(vain.accept(vain.offer())).isEqualTo(204);
      var ringing = worker.nextCall(PATIENCE).orElseThrow();

      Await.until("rings no more", PATIENCE, ringing::cancelled);
      Await.until("not ready", PATIENCE, () -> !isReady(vain));
      assertThat(call.alive()).as("the customer waits on").isTrue();
      call.hangUp();
    }
  }

  @Test
  @Feature("KW-10")
  void whoHasSetANumberTakesCallsThereAndIsNotReadyAfterwards() throws InterruptedException {
    var away = ready("4071");
    assertThat(
            away.send("PUT", "/worker/redirect", "{\"number\": \"4900\", \"enabled\": true}")
                .statusCode())
        .isEqualTo(204);
    try (var desk = phoneOf("4900");
        var phone = phone(server, "1008");
        var call = answered(phone.dial("727"))) {
      assertThat(away.answer(away.offer(), "accept", "{\"where\": \"redirect\"}")).isEqualTo(204);

      try (var taken = desk.nextCall(PATIENCE).orElseThrow().answer().orElseThrow()) {
        assertThat(away.call("talking").getBoolean("elsewhere")).isTrue();
        assertThat(isReady(away)).isFalse();
        call.hangUp();
        assertThat(taken.awaitEnd(PATIENCE)).isTrue();
      }
      away.call("released");
      assertThat(isReady(away)).isFalse();
    }
  }
}
