package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.umbel.media.Key;
import org.umbel.media.engine.KeyPressed;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneCall;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.sound.Sound;

/// A worker steers calls on the screen; her own phone is of another make and answers by itself.
/// What the screen shows is told by what the phones do, and not by what was clicked.
@Needs({"chromedriver", "baresip"})
@ExtendWith(LogsOnFailure.class)
@Timeout(180)
@Isolated("browsers that start take the whole machine")
class WorkerCallScreenIT {
  private static final Sound SPEECH = Sound.sweep(Duration.ofSeconds(2));
  private static final Sound ADVICE = Sound.keys("159D73A1");
  private static final Sound QUESTION = Sound.keys("0#8*2B64");
  private static final String CONFIGURATION =
      """
      knowledge-workers: {itx-window-close-timeout: 30 s}
      people:
        - {extension: "4000", name: Anna Berg, pin: "739152", sip-password: phone-4000, worker: {agent-login: anna, channels: [voice]}}
        - {extension: "4001", name: Ben Carter, pin: "739152", sip-password: phone-4001}
        - {extension: "4002", name: Chiara Dotti, pin: "739152", sip-password: phone-4002, worker: {agent-login: chiara, channels: [voice]}}
      contact-points:
        - {number: "8000", display-name: Claims, strategy: [{offer: in-turn, agents: [chiara], patience: 60 s}]}
      """;

  private static Workplace place;

  private Browser anna;
  private Baresip annas;
  private Phone customers;
  private PhoneCall customer;

  @BeforeAll
  static void serve() {
    place = Workplace.open(CONFIGURATION);
  }

  @AfterAll
  static void close() {
    place.close();
  }

  @BeforeEach
  void annaTalksToACustomer() {
    anna = place.worker("4000");
    annas = place.answering("4000", SPEECH);
    customers = phone(place.server(), "+4930555111");
    customer = answered(customers.dial("4000"));
    awaitPhase("talking");
    anna.ask("document.querySelectorAll('.call.ended .close').forEach(close => close.click())");
    anna.await("document.querySelector('.call.ended') == null");
  }

  @AfterEach
  void goHome() {
    customer.close();
    customers.close();
    annas.close();
    anna.close();
  }

  private void awaitPhase(String phase) {
    anna.await("document.querySelector('.call .phase." + phase + "') != null");
  }

  private void steer(String steer) {
    anna.click("[data-steer=" + steer + "]");
  }

  private void target(String number, String way) {
    anna.ask("document.querySelector('.target input').value = ''");
    anna.type(".target input", number);
    anna.click(".target ." + way);
  }

  private static PhoneCall taken(Phone phone) throws InterruptedException {
    return phone.nextCall(Calling.PATIENCE).orElseThrow().answer().orElseThrow();
  }

  /// @param text a regular expression
  private void awaitShown(String text) {
    var wanted = Pattern.compile(text).asPredicate();
    Await.until(text, Calling.PATIENCE, this::shown, wanted);
  }

  private String shown() {
    return anna.ask("document.querySelector('.call').textContent");
  }

  @Test
  @Feature("KW-7")
  void holdKeysAndTheCustomersHangUpAreShownAsTheyAre() throws InterruptedException {
    steer("hold");
    awaitPhase("held");
    assertThat(anna.ask("document.querySelector('[data-steer=hold]')")).isEqualTo("null");
    steer("retrieve");
    awaitPhase("talking");

    anna.click(".pad summary");
    anna.click(".pad [data-key='5']");
    anna.type(".pad summary", "#");
    Await.until(
        "the keys",
        Calling.PATIENCE,
        () -> customer.statistics().in().keys().stream().map(KeyPressed::key).toList(),
        List.of(Key.FIVE, Key.HASH)::equals);

    customer.hangUp();
    awaitPhase("released");
    assertThat(anna.ask("document.querySelectorAll('[data-steer]').length")).isEqualTo("0");
    anna.click(".call .close");
    anna.await("document.querySelector('.call') == null");
  }

  @Test
  @Feature("KW-7")
  void aNumberThatIsBusyLeavesTheCustomerWithTheWorkerAndOneThatAnswersTakesTheCall()
      throws InterruptedException {
    try (var ben = place.phoneOf("4001")) {
      target("4001", "transfer");
      ben.nextCall(Calling.PATIENCE).orElseThrow().reject(486);
      awaitShown("4001 did not take the call.|The line is busy there.");
      awaitPhase("talking");
      assertThat(shown()).doesNotContain("Consultation");

      target("4001", "transfer");
      try (var taken = taken(ben)) {
        awaitPhase("released");
        annas.awaitEvent("CALL_CLOSED");
        taken.pause(Duration.ofMillis(300));
        Calling.say(taken, ADVICE);
        Talk.with(customer).hearsAll(ADVICE);
        customer.hangUp();
        assertThat(taken.awaitEnd(Calling.PATIENCE)).isTrue();
      }
    }
  }

  @Test
  @Feature({"KW-7", "KW-8"})
  void aContactPointIsChosenByItsNameAndItsWorkerGetsCustomerAndNotes()
      throws InterruptedException {
    try (var chiara = place.worker("4002");
        var chiaras = place.answering("4002", ADVICE)) {
      Workplace.chooseReady(chiara);
      anna.type(".notes textarea", "wants a loan");
      anna.ask("document.activeElement.blur()");
      anna.click(".picks [data-number='8000']");

      anna.click(".target .transfer");
      chiara.await("document.querySelector('.offer:not(.ended)') != null");
      awaitPhase("released");
      chiara.click(".accept");

      chiaras.awaitEvent("CALL_ESTABLISHED");
      chiara.await("document.querySelector('.call .phase.talking') != null");
      chiara.await("document.querySelector('.call.ended') == null"); // of the test before
      assertThat(chiara.ask("document.querySelector('.call .notes textarea').value"))
          .isEqualTo("wants a loan");
      Talk.with(customer).hearsAll(ADVICE);
    }
  }

  @Test
  @Feature({"KW-7", "KW-8"})
  void aColleagueBehindAContactPointIsConsultedAndThenHasTheCustomer() {
    try (var chiara = place.worker("4002");
        var chiaras = place.answering("4002", ADVICE)) {
      Workplace.chooseReady(chiara);
      anna.click(".picks [data-number='8000']");

      anna.click(".target .consult");
      chiara.await("document.querySelector('.offer:not(.ended)') != null");
      chiara.click(".accept");
      chiaras.awaitEvent("CALL_ESTABLISHED");
      awaitPhase("consulting");
      awaitShown("Consultation: Claims \\(8000\\)");

      steer("complete-transfer");
      awaitPhase("released");
      annas.awaitEvent("CALL_CLOSED");
      assertThat(customer.alive()).isTrue();
      customer.hangUp();
      chiara.await("document.querySelector('.call:not(.ended)') == null");
    }
  }

  @Test
  @Feature("KW-7")
  void whomTheWorkerConsultsComesInGoesOrTakesTheCustomer() throws InterruptedException {
    try (var ben = place.phoneOf("4001")) {
      target("4001", "consult");
      awaitPhase("calling");
      awaitShown("Being called: 4001");
      try (var first = taken(ben)) {
        awaitPhase("consulting");
        steer("end-consult");
        awaitPhase("talking");
        assertThat(first.awaitEnd(Calling.PATIENCE)).isTrue();
      }

      target("4001", "consult");
      try (var second = taken(ben)) {
        awaitPhase("consulting");
        steer("conference");
        awaitPhase("conference");
        awaitShown("Also in the call: 4001");
        second.hangUp();
        awaitPhase("talking");
      }

      target("4001", "consult");
      try (var third = taken(ben)) {
        awaitPhase("consulting");
        steer("complete-transfer");
        awaitPhase("released");
        annas.awaitEvent("CALL_CLOSED");
        third.pause(Duration.ofMillis(300));
        Calling.say(third, QUESTION);
        Talk.with(customer).hearsAll(QUESTION);
      }
    }
  }
}
