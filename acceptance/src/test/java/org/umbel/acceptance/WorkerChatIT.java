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
import org.umbel.telephony.phone.PhoneCall;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.sound.Sound;

/// An agent of the contact centre chats with workers, and hands customers over to them.
@Needs({"chromedriver", "baresip"})
@ExtendWith(LogsOnFailure.class)
@Timeout(180)
@Isolated("browsers that start take the whole machine")
class WorkerChatIT {
  private static final Sound SPEECH = Sound.sweep(Duration.ofSeconds(2));
  private static final String CHAT = "document.querySelector('.chat:not(.ended)')";
  private static final String CONFIGURATION =
      """
      administrators:
        - {name: clara, secret: "a long password", roles: [agent]}
      knowledge-workers:
        user-data-headers: [X-Chat]
        userdata-call-format: "title: Chat, value: [X-Chat]"
      people:
        - {extension: "4000", name: Anna Berg, pin: "739152", sip-password: phone-4000, worker: {agent-login: anna, channels: [voice, chat]}}
        - {extension: "4001", name: Ben Carter, pin: "739152", sip-password: phone-4001, worker: {agent-login: ben, channels: [voice, chat]}}
      contact-points:
        - {number: "8000", display-name: Claims, user-data-headers: [X-Chat], strategy: [{offer: broadcast}], longest-wait: 60 s}
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
  @Feature("IM-1")
  void anAgentChatsWithTwoWorkersAtOnce() {
    try (var clara = place.agent("clara");
        var anna = place.worker("4000");
        var ben = place.worker("4001")) {
      Workplace.chooseReady(anna);
      Workplace.chooseReady(ben);
      endAll(clara);
      clara.await("document.querySelector('[data-worker=anna]:not([disabled])') != null");

      clara.click("[data-worker=anna]");
      anna.await("document.querySelector('.offer:not(.ended)') != null");
      anna.click(".accept");
      clara.await("document.querySelectorAll('.chat .phase.talking').length == 1");
      clara.click("#consult");
      clara.click("[data-worker=ben]");
      ben.await("document.querySelector('.offer:not(.ended)') != null");
      ben.click(".accept");
      clara.await("document.querySelectorAll('.chat .phase.talking').length == 2");

      for (var chat : new String[] {"Anna", "Ben"}) {
        clara.ask(
            "[...document.querySelectorAll('.chat:not(.ended)')].find(one => one.textContent.includes('%1$s'))"
                    .formatted(chat)
                + ".querySelector('textarea').id = '%s'".formatted(chat));
        clara.type("#" + chat, "Hello " + chat + "\\uE007");
      }

      anna.await("document.querySelector('.lines')?.textContent.includes('Hello Anna')");
      ben.await("document.querySelector('.lines')?.textContent.includes('Hello Ben')");
      assertThat(ben.ask("document.querySelector('.chat h2').textContent"))
          .isEqualTo("Consulting Chat: clara");
      for (var n = 1; n <= 5; n++) {
        anna.type(".chat:not(.ended) textarea", "line " + n + "\\uE007");
      }
      clara.await(
          "document.querySelector('.lines')?.textContent.includes('line 5') || "
              + "document.querySelectorAll('.lines')[1].textContent.includes('line 5')");
      assertThat(
              clara.ask(
                  "document.getElementById('Anna').closest('.chat')"
                      + ".querySelector('.lines').textContent"))
          .containsSubsequence("Hello Anna", "line 1", "line 2", "line 3", "line 4", "line 5");
      assertThat(clara.ask("document.querySelector('.voice').textContent")).contains("4000");

      anna.visit(place.address("/worker"));
      anna.await("document.querySelectorAll('.lines li').length == 6");
      ben.click(".chat .acts-row button");
      clara.await("document.querySelectorAll('.chat:not(.ended)').length == 1");
      ben.await("document.querySelector('.chat') == null");
      clara.click(".chat:not(.ended) .acts-row button");
    }
  }

  /// Clara has a chat with Anna, and it is open.
  private static void chat(Browser clara, Browser anna) {
    clara.await("document.querySelector('[data-worker=anna]:not([disabled])') != null");
    clara.click("[data-worker=anna]");
    anna.await("document.querySelector('.offer:not(.ended)') != null");
    anna.click(".accept");
    clara.await(CHAT + "?.querySelector('.phase.talking') != null");
  }

  /// What another test may have left behind.
  private static void endAll(Browser clara) {
    clara.ask(
        "document.querySelectorAll('.chat:not(.ended) .acts-row button').forEach(end =>"
            + " end.click())");
    clara.await(CHAT + " == null");
  }

  private static String connection(Browser clara) {
    return clara
        .ask(CHAT + ".querySelector('.voice').textContent")
        .replaceFirst(".*connection ID ([0-9a-f]+).*", "$1");
  }

  /// The call is shown with its chat, which goes on during the call and after it.
  private static void assertChatIsKept(Browser clara, Browser anna, PhoneCall call) {
    anna.await("document.querySelector('.call .phase.talking') != null");
    assertThat(anna.ask("document.querySelector('.call .joined').textContent")).contains("clara");
    assertThat(anna.ask("document.querySelector('.chat .joined').textContent"))
        .isEqualTo("On the phone too: Talking");
    clara.type(".chat:not(.ended) textarea", "the customer is with you\\uE007");
    anna.await(CHAT + ".textContent.includes('the customer is with you')");

    call.hangUp();

    anna.await("document.querySelector('.call .phase.released') != null");
    anna.await("document.querySelector('.chat .joined') == null");
    anna.type(".chat:not(.ended) textarea", "done\\uE007");
    clara.await(CHAT + ".textContent.includes('done')");
    clara.click(".chat:not(.ended) .acts-row button");
    anna.await(CHAT + " == null");
  }

  @Test
  @Feature("IM-1")
  void aCallTransferredToTheWorkersNumberIsShownWithItsChatWhichIsKept() {
    try (var clara = place.agent("clara");
        var anna = place.worker("4000");
        var annas = place.answering("4000", SPEECH);
        var exchange = phone(place.server(), "+4930555111")) {
      Workplace.chooseReady(anna);
      endAll(clara);
      chat(clara, anna);
      var known = Map.of("X-Chat", connection(clara));

      try (var call = answered(exchange.dialTelling("4000", known))) {
        annas.awaitEvent("CALL_ESTABLISHED");
        assertChatIsKept(clara, anna, call);
      }
    }
  }

  @Test
  @Feature("IM-1")
  void aConferenceOfTheAgentsExchangeReachesTheWorkerByThePreviewAndTheChatIsKept()
      throws InterruptedException {
    try (var clara = place.agent("clara");
        var anna = place.worker("4000");
        var annas = place.answering("4000", SPEECH);
        var exchange = phone(place.server(), "+4930555112")) {
      Workplace.chooseReady(anna);
      endAll(clara);
      chat(clara, anna);
      var known = Map.of("X-Chat", connection(clara));

      try (var call = answered(exchange.dialTelling("8000", known))) {
        anna.await("document.querySelector('.offer:not(.ended)') != null");
        anna.click(".accept");
        annas.awaitEvent("CALL_ESTABLISHED");
        Talk.with(call).hearsAll(SPEECH);
        assertChatIsKept(clara, anna, call);
      }
    }
  }
}
