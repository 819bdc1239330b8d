package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.umbel.testkit.part.Repository;
import org.umbel.testkit.sound.Sound;

/// Everything workers and agents see, on a desk and on a phone, in light and dark. What was seen is
/// kept as pictures in `acceptance/target/screens`.
@Needs({"chromedriver", "baresip"})
@ExtendWith(LogsOnFailure.class)
@Timeout(180)
@Isolated("browsers that start take the whole machine")
class ScreensIT {
  private static final Path PICTURES = Repository.root().resolve("acceptance/target/screens");
  private static final Sound SPEECH = Sound.sweep(Duration.ofSeconds(1));
  private static final String CONFIGURATION =
      """
      administrators:
        - {name: clara, secret: "a long password", roles: [agent]}
      knowledge-workers:
        preview-expiration-timeout: 2 min
        preview-shortkey-accept: "aA"
        preview-shortkey-reject: "#120"
        help-callcontrol-url: help/callcontrol.html
        help-login-url: help/login.html
        enable-logout-menu: true
        redirect-setup-enabled: true
        userdata-contact-onpreview: true
        userdata-preview-format: ["title: Customer, value: [X-Customer]", "title: Reason, value: [X-Reason]"]
        userdata-call-format: ["title: Customer, value: [X-Customer]", "title: Reason, value: [X-Reason]"]
      people:
        - {extension: "4000", name: Anna-Magdalena Bergstroem, pin: "739152", sip-password: phone-4000, worker: {agent-login: anna, channels: [voice, chat], redirect-enabled: true, redirect-number: "+4917055501234"}}
        - {extension: "4001", name: Ben Carter, pin: "739152", worker: {agent-login: ben, channels: [voice, chat]}}
      contact-points:
        - {number: "8000", display-name: Claims and complaints, user-data-headers: [X-Customer, X-Reason], attribute: ["format: Calls waiting: %s, statistic: waiting-calls"], strategy: [{offer: in-turn, agents: [anna], patience: 2 min}]}
        - {number: "8001", display-name: Loans, attribute: ["format: Calls waiting: %s, statistic: waiting-calls"], strategy: [{offer: broadcast}]}
      """;

  private static Workplace place;

  @BeforeAll
  static void serve() throws IOException {
    Files.createDirectories(PICTURES);
    place = Workplace.open(CONFIGURATION);
  }

  @AfterAll
  static void close() {
    place.close();
  }

  @Test
  @Feature("WC-1")
  void everyScreenCanBeReadOnADeskAndOnAPhoneInLightAndDark() {
    try (var stranger = Browser.open()) {
      stranger.visit(place.address("/login?next=/worker"));
      look(stranger, "login");
    }
    try (var anna = place.worker("4000");
        var clara = place.agent("clara");
        var annas = place.answering("4000", SPEECH);
        var customer = phone(place.server(), "+4930555111")) {
      look(anna, "quiet");
      Workplace.chooseReady(anna);
      anna.click("#state");
      look(anna, "states");
      anna.click("#state");
      anna.click("#setup");
      look(anna, "setup");
      anna.click("#setup-dialog [value=cancel]");
      var known = Map.of("X-Customer", "Bank of the Isles", "X-Reason", "Card lost while abroad");
      try (var call = answered(customer.dialTelling("8000", known))) {
        anna.await("document.querySelector('.offer:not(.ended)') != null");
        look(anna, "preview");
        anna.click(".accept");
        annas.awaitEvent("CALL_ESTABLISHED");
        anna.await("document.querySelector('.call .phase.talking') != null");
        anna.click(".pad summary");
        anna.type(".notes textarea", "wants a new card by Friday");
        look(anna, "call");

        clara.click("#consult");
        look(clara, "agent");
        call.hangUp();
      }
      anna.await("document.querySelector('.call') == null");
      clara.await("document.querySelector('[data-worker=anna]:not([disabled])') != null");
      clara.click("[data-worker=anna]");
      anna.await("document.querySelector('.offer:not(.ended)') != null");
      anna.click(".accept");
      clara.await("document.querySelector('.chat .phase.talking') != null");
      clara.type(".write textarea", "Can a card be sent to a hotel?\\uE007");
      anna.type(".write textarea", "Yes, if the customer shows a passport there.\\uE007");
      clara.await("document.querySelectorAll('.lines li').length == 2");
      look(anna, "chat");
      look(clara, "agent-chat");
    }
  }

  private static void look(Browser browser, String name) {
    for (var width : new int[] {1280, 390}) {
      for (var scheme : new String[] {"light", "dark"}) {
        browser.looksLike(width, 844, scheme);
        var seen = name + "-" + width + "-" + scheme;
        keep(seen, browser.picture());
        assertThat(browser.ask(HARD_TO_READ)).as("what can hardly be read in " + seen).isEmpty();
        assertThat(browser.ask(HARD_TO_HIT)).as("what can hardly be hit in " + seen).isEmpty();
        assertThat(browser.number("document.documentElement.scrollWidth"))
            .as("pixels from left to right in " + seen)
            .isLessThanOrEqualTo(width);
        assertThat(browser.number("document.querySelector('header')?.offsetHeight ?? 0"))
            .as("pixels of the page's head in " + seen)
            .isLessThan(120);
      }
    }
    browser.looksLike(1280, 844, "light");
  }

  private static void keep(String name, byte[] picture) {
    try {
      Files.write(PICTURES.resolve(name + ".png"), picture);
    } catch (IOException failure) {
      throw new AssertionError("cannot keep " + name, failure);
    }
  }

  /// All visible texts whose contrast with what is behind them is less than 4.5 (WCAG 1.4.3).
  private static final String HARD_TO_READ =
      """
      [...document.querySelectorAll('header *, main *, dialog *')].filter(e => e.checkVisibility()
        && !e.closest('.unseen, svg, :disabled')
        && [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim())).filter(e => {
          const c = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
          const rgb = s => { c.clearRect(0, 0, 1, 1); c.fillStyle = s; c.fillRect(0, 0, 1, 1);
            return [...c.getImageData(0, 0, 1, 1).data]; };
          const lum = v => v.slice(0, 3)
            .map(x => (x /= 255) <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4)
            .reduce((s, x, i) => s + x * [0.2126, 0.7152, 0.0722][i], 0);
          let b = e;
          while (b && rgb(getComputedStyle(b).backgroundColor)[3] < 255) b = b.parentElement;
          const f = lum(rgb(getComputedStyle(e).color));
          const g = lum(rgb(getComputedStyle(b ?? document.body).backgroundColor));
          return (Math.max(f, g) + 0.05) / (Math.min(f, g) + 0.05) < 4.5;
        }).map(e => e.outerHTML).join()\
      """
          .replace("\n", " ");

  /// All visible controls that are narrower or lower than 24 pixels (WCAG 2.5.8).
  private static final String HARD_TO_HIT =
      """
      [...document.querySelectorAll('button, input:not([type=checkbox]), summary, .help, .menu li')]
        .filter(e => e.checkVisibility() && !e.closest('.unseen'))
        .filter(e => e.getBoundingClientRect().width < 24
          || e.getBoundingClientRect().height < 24)
        .map(e => e.outerHTML).join()\
      """
          .replace("\n", " ");
}
