package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.sound.Sound;

/// What an administrator sets for workers, as their screens show it.
@Needs({"chromedriver", "baresip"})
@ExtendWith(LogsOnFailure.class)
@Timeout(180)
@Isolated("browsers that start take the whole machine")
class WorkerOptionsIT {
  private static final Sound SPEECH = Sound.sweep(Duration.ofSeconds(1));
  private static final String CONFIGURATION =
      """
      administrators:
        - {name: sam, secret: "a long password", roles: [supervisor]}
      knowledge-workers:
        user-auto-registration: true
        popup-udata-key: X-Case
        user-data-headers: [X-Case]
        userdata-call-format: "title: Case, value: [X-Case]"
        help-interaction-url: help/interaction.html
        redirect-setup-enabled: true
        locale: it
      people:
        - {extension: "4000", name: Anna Berg, pin: "739152", sip-password: phone-4000, worker: {agent-login: anna, channels: [voice]}}
        - {extension: "4001", name: Ben Carter, pin: "739152", sip-password: phone-4001, worker: {agent-login: ben, channels: [voice]}}
        - {extension: "4009", name: Desk, pin: "739152", sip-password: phone-4009}
      contact-points:
        - {number: "8000", display-name: Claims, strategy: [{offer: in-turn, agents: [anna], patience: 60 s}]}
        - {number: "8001", display-name: Loans, strategy: [{offer: in-turn, agents: [ben], patience: 60 s}]}
      """;

  private static Workplace place;

  @BeforeAll
  static void serve() {
    place = Workplace.open(CONFIGURATION);
  }

  @AfterAll
  static void close() {
    place.close();
  }

  @Test
  @Feature({"KW-9", "WC-5", "WC-6"})
  void onlyCallsWithTheKeyOpenTheirWindowsAndPreviewsAlwaysDo() {
    try (var anna = place.worker("4000");
        var annas = place.answering("4000", SPEECH);
        var customer = phone(place.server(), "+4930555111")) {
      assertThat(anna.ask("document.querySelector('#logout').checkVisibility()"))
          .as("whether one can log out")
          .isEqualTo("false");
      try (var plain = answered(customer.dial("4000"))) {
        anna.await("document.querySelector('.card.line')?.textContent.includes('+4930555111')");
        assertThat(anna.ask("document.querySelector('.call')")).isEqualTo("null");

        anna.click(".card.line button");
        anna.await("document.querySelector('.call .phase.talking') != null");
        assertThat(anna.ask("document.activeElement.className")).contains("call");
        assertThat(anna.ask("document.querySelector('.call .help').getAttribute('href')"))
            .isEqualTo("/worker/files/help/interaction.html");
        plain.hangUp();
      }
      anna.await("document.querySelector('.call .phase.released') != null");
      anna.click(".call .close");
      anna.await("document.querySelector('#calls').childElementCount == 0");
      annas.forgetEvents();

      try (var wanted = answered(customer.dialTelling("4000", Map.of("X-Case", "4711")))) {
        anna.await("document.querySelector('.call .data')?.textContent.includes('4711')");
        wanted.hangUp();
      }
      anna.await("document.querySelector('.call .phase.released') != null");
      Workplace.chooseReady(anna);
      try (var offered = answered(customer.dial("8000"))) {
        anna.await("document.querySelector('.offer:not(.ended)') != null");
        assertThat(offered).isNotNull();
      }
    }
  }

  @Test
  @Feature("KW-10")
  void theNumberSetOnTheScreenTakesTheCallAndThenTheWorkerIsNotDisturbed() {
    try (var ben = place.worker("4001");
        var desk = place.answering("4009", SPEECH);
        var customer = phone(place.server(), "+4930555112")) {
      ben.click("#setup");
      ben.type("#redirect-number", "4009");
      ben.click("#redirect-enabled");
      ben.click("#setup-dialog .main");
      ben.await("!document.querySelector('#setup-dialog').open");
      Workplace.chooseReady(ben);

      try (var call = answered(customer.dial("8001"))) {
        ben.await("document.querySelector('.offer .elsewhere') != null");
        assertThat(ben.ask("document.querySelector('.offer .elsewhere').textContent"))
            .isEqualTo("Accept at 4009");
        ben.click(".offer .elsewhere");

        desk.awaitEvent("CALL_ESTABLISHED");
        ben.await("document.querySelector('.call .phase.talking') != null");
        assertThat(ben.ask("document.querySelector('.call .elsewhere').textContent"))
            .isEqualTo("At the external number 4009");
        ben.await("document.querySelector('#state-text').textContent == 'Do not disturb'");
        call.hangUp();
      }
      ben.await("document.querySelector('.call .phase.released') != null");
      assertThat(ben.ask("document.querySelector('#state-text').textContent"))
          .isEqualTo("Do not disturb");
    }
  }

  @Test
  @Feature("WC-6")
  void workersTakePartWithoutHavingLoggedIn() {
    var sam = new WorkerDesk(place.server(), "sam", Workplace.PASSWORD);
    var workers = sam.send("GET", "/workers", "").body();

    assertThat(workers).contains("\"agent\":\"ben\"").doesNotContain("logged-out");
  }
}
