package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
  private static final Pattern CALL = Pattern.compile("\"id\":\"([^\"]+)\",\"agent\"");
  private static final AtomicInteger NEXT = new AtomicInteger(4000);

  private static UmbelServer server;

  /// Each test has a worker of its own, and a colleague with the next number.
  private final String annasNumber = Integer.toString(NEXT.getAndAdd(2));

  private final String bensNumber = Integer.toString(Integer.parseInt(annasNumber) + 1);
  private final String toBen = "{\"target\": \"" + bensNumber + "\"}";
  private WorkersProgram annas;

  @BeforeEach
  void annasScreen() {
    annas = new WorkersProgram(server, annasNumber, PIN);
  }

  @BeforeAll
  static void start() {
    var people = new StringBuilder();
    for (int number = 4000; number < 4006; number += 2) {
      people.append(
          """
            - extension: "%1$d"
              name: Anna
              pin: "739152"
              sip-password: phone-%1$d
              worker: {agent-login: anna-%1$d, channels: [voice]}
            - {extension: "%2$d", name: "Ben", pin: "739152", sip-password: phone-%2$d}
          """
              .formatted(number, number + 1));
    }
    server = UmbelServer.serve("ring-time: 20 s\nstop-time: 5 s\nlog: debug\npeople:\n" + people);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private Baresip annasPhone() {
    var speech = Sound.silence(Duration.ofMillis(500)).then(GREETING);
    var phone =
        Baresip.start(
            annasNumber, "phone-" + annasNumber, server.sip(), speech, Map.of("ANSWER", "auto"));
    phone.awaitRegistered();
    return phone;
  }

  private Phone bensPhone() {
    var phone =
        Phone.open(PhoneLine.of(bensNumber, server.sip()).withPassword("phone-" + bensNumber));
    phone.register();
    return phone;
  }

  /// The id of the only call, once it stands so.
  private String awaitCall(String phase) {
    var screen =
        Await.until(
            phase, PATIENCE, annas::screen, shown -> shown.contains("\"phase\":\"" + phase + "\""));
    var call = CALL.matcher(screen);
    assertThat(call.find()).as(screen).isTrue();
    return call.group(1);
  }

  private void hears(PhoneCall call, Sound sound) throws InterruptedException {
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
        var customer = answered(customers.dial(annasNumber))) {
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
        var customer = answered(customers.dial(annasNumber))) {
      hears(customer, GREETING);
      var id = awaitCall("talking");

      var ringing = Thread.ofVirtual().start(() -> annas.steer(id, "consult", toBen));
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
        var customer = answered(customers.dial(annasNumber))) {
      hears(customer, GREETING);
      var id = awaitCall("talking");

      Thread.startVirtualThread(() -> annas.steer(id, "transfer", toBen));
      bens.nextCall(PATIENCE).orElseThrow().reject(486);
      awaitCall("talking");
      Calling.say(customer, QUESTION);
      Thread.startVirtualThread(() -> annas.steer(id, "transfer", toBen));

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
