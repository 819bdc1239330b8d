package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.umbel.media.Key;
import org.umbel.media.engine.KeyPressed;
import org.umbel.speech.WaitingMusic;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneCall;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Match;
import org.umbel.testkit.sound.Sound;

/// A worker at a phone of another make steers a customer's call by a program, and everybody hears
/// whom they are to hear.
@Needs("baresip")
@Acceptance
class WorkerCallsIT {
  private static final Sound GREETING = Sound.sweep(Duration.ofSeconds(2));
  private static final Sound QUESTION = Sound.keys("0#8*2B64");
  private static final Sound ADVICE = Sound.keys("159D73A1");
  private static final Sound MUSIC = Calling.sound(WaitingMusic.whole());
  private static final String PIN = "739152";
  private static final Pattern CALL = Pattern.compile("\"id\":\"([^\"]+)\",\"agent\":\"anna\"");

  private static UmbelServer server;
  private static WorkersProgram annas;

  @BeforeAll
  static void start() {
    server =
        UmbelServer.serve(
            """
            ring-time: 20 s
            stop-time: 5 s
            log: debug
            people:
              - extension: "4000"
                name: Anna
                pin: "739152"
                sip-password: phone-4000
                worker: {agent-login: anna, channels: [voice]}
              - {extension: "4001", name: "Ben", pin: "739152", sip-password: phone-4001}
            """);
    annas = new WorkersProgram(server, "4000", PIN);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Baresip annasPhone() {
    var speech = Sound.silence(Duration.ofMillis(500)).then(GREETING);
    var phone = Baresip.start("4000", "phone-4000", server.sip(), speech, Map.of("ANSWER", "auto"));
    phone.awaitRegistered();
    return phone;
  }

  private static Phone bensPhone() {
    var phone = Phone.open(PhoneLine.of("4001", server.sip()).withPassword("phone-4001"));
    phone.register();
    return phone;
  }

  /// The id of the only call, once it stands so.
  private static String awaitCall(String phase) {
    var screen =
        Await.until(
            phase, PATIENCE, annas::screen, shown -> shown.contains("\"phase\":\"" + phase + "\""));
    var call = CALL.matcher(screen);
    assertThat(call.find()).as(screen).isTrue();
    return call.group(1);
  }

  private static void hears(PhoneCall call, Sound sound) throws InterruptedException {
    try {
      Talk.with(call).hearsAll(sound);
    } catch (AssertionError notHeard) {
      throw new AssertionError(annas.screen(), notHeard);
    }
  }

  @Test
  @Feature("KW-7")
  void heldCustomersHearMusicAndAreBackWithTheWorker() throws InterruptedException {
    try (var anna = annasPhone();
        var customers = phone(server, "1000");
        var customer = answered(customers.dial("4000"))) {
      hears(customer, GREETING);
      var id = awaitCall("talking");

      assertThat(annas.steer(id, "hold", "")).isEqualTo(204);
      hears(customer, MUSIC.part(Duration.ofSeconds(1), Duration.ofSeconds(3)));
      assertThat(annas.steer(id, "hold", "")).isEqualTo(409);
      assertThat(annas.steer(id, "retrieve", "")).isEqualTo(204);
      customer.pause(Duration.ofMillis(200));
      Calling.say(customer, QUESTION);
      assertThat(annas.steer(id, "keys", "{\"keys\": \"5#\"}")).isEqualTo(204);
      assertThat(annas.steer(id, "release", "")).isEqualTo(204);

      anna.awaitEvent("CALL_CLOSED");
      assertThat(customer.awaitEnd(PATIENCE)).isTrue();
      assertThat(customer.statistics().in().keys())
          .extracting(KeyPressed::key)
          .contains(Key.FIVE, Key.HASH);
      assertHeard(anna, QUESTION);
    }
  }

  private static void assertHeard(Baresip phone, Sound sound) {
    Match match = sound.in(phone.heard());
    assertThat(match.same()).as(match.toString()).isTrue();
  }

  @Test
  @Feature("KW-7")
  void ofThreeEachHearsTheOthersAndTheWorkerMayLeave() throws InterruptedException {
    try (var anna = annasPhone();
        var bens = bensPhone();
        var customers = phone(server, "1000");
        var customer = answered(customers.dial("4000"))) {
      hears(customer, GREETING);
      var id = awaitCall("talking");

      var ringing =
          Thread.ofVirtual().start(() -> annas.steer(id, "consult", "{\"target\": \"4001\"}"));
      try (var ben = bens.nextCall(PATIENCE).orElseThrow().answer().orElseThrow()) {
        awaitCall("consulting");
        ringing.join();
        assertThat(annas.steer(id, "conference", "")).isEqualTo(204);
        ben.pause(Duration.ofMillis(300));
        Calling.say(customer, QUESTION);
        hears(ben, QUESTION);
        Calling.say(ben, ADVICE);
        hears(customer, ADVICE);

        assertThat(annas.steer(id, "release", "")).isEqualTo(204);
        anna.awaitEvent("CALL_CLOSED");
        Calling.say(customer, GREETING);
        hears(ben, GREETING);
      }
      assertThat(customer.awaitEnd(PATIENCE)).isTrue();
      assertHeard(anna, QUESTION);
      assertHeard(anna, ADVICE);
    }
  }

  @Test
  @Feature("KW-7")
  void aCustomerIsTransferredOrComesBackWhenNobodyTakesTheCall() throws InterruptedException {
    try (var anna = annasPhone();
        var bens = bensPhone();
        var customers = phone(server, "1000");
        var customer = answered(customers.dial("4000"))) {
      hears(customer, GREETING);
      var id = awaitCall("talking");

      Thread.startVirtualThread(() -> annas.steer(id, "transfer", "{\"target\": \"4001\"}"));
      bens.nextCall(PATIENCE).orElseThrow().reject(486);
      awaitCall("talking");
      Calling.say(customer, QUESTION);
      Thread.startVirtualThread(() -> annas.steer(id, "transfer", "{\"target\": \"4001\"}"));

      try (var ben = bens.nextCall(PATIENCE).orElseThrow().answer().orElseThrow()) {
        anna.awaitEvent("CALL_CLOSED");
        ben.pause(Duration.ofMillis(300));
        Calling.say(ben, ADVICE);
        hears(customer, ADVICE);
        customer.hangUp();
        assertThat(ben.awaitEnd(PATIENCE)).isTrue();
      }
      assertHeard(anna, QUESTION);
    }
  }
}
