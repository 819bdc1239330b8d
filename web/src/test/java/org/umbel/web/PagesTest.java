package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.web.House.ANNA;
import static org.umbel.web.House.message;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.umbel.web.door.LoginCounters;
import org.umbel.web.door.LoginThrottle;

class PagesTest {
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aStrangerIsSentToTheLogin() {
    var answer = house.send(house.request("/messages"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/login");
  }

  @Test
  void theLoginSpeaksTheBrowsersLanguage() {
    var german = house.send(house.request("/login").header("Accept-Language", "de-AT,en;q=0.5"));
    var french = house.send(house.request("/login").header("Accept-Language", "fr"));
    var other = house.send(house.request("/login").header("Accept-Language", "pl"));

    assertThat(german.body()).contains("<html lang=\"de\">").contains("Nebenstelle");
    assertThat(french.body()).contains("<html lang=\"fr\">").contains("Numéro de poste");
    assertThat(other.body()).contains("<html lang=\"en\">").contains("Extension");
  }

  @Test
  void theCookieIsKeptFromScriptsAndOtherSites() {
    var answer = house.post("/login", "none=1", "extension=4000&pin=" + House.ANNAS_PIN);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("umbel=")
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .contains("Path=/");
  }

  @Test
  void aWrongPinShowsTheFormAgainWithTheExtensionButNotThePin() {
    var answer = house.post("/login", "none=1", "extension=4000&pin=111222");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("role=\"alert\"")
        .contains("value=\"4000\"")
        .doesNotContain("111222");
  }

  @Test
  void theListShowsMessagesWithTheirPlayers() {
    house.has(ANNA, message("m1", false), message("m2", true));

    var page = house.page(house.login(), "/messages");

    assertThat(page)
        .contains("Anna Berg")
        .contains("1 new, 2 in all")
        .contains("src=\"/messages/m1/audio\"")
        .contains("1:15")
        .contains("Today, ")
        .contains("Mark as heard")
        .contains("Mark as new");
  }

  @Test
  void aMailboxThatCannotBeReachedIsToldOnAPage() {
    var cookie = house.login();
    house.reachable.set(false);

    var answer =
        house.send(
            house.request("/messages").header("Cookie", cookie).header("Accept", "text/html,*/*"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.body()).contains("cannot be reached now").contains("No message is lost");
  }

  @Test
  void whatACallerCallsHimselfIsNotRun() {
    house.has(ANNA, message("m1", false));

    var page = house.page(house.login(), "/messages");

    assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>alert");
  }

  @Test
  void onlyOurOwnScriptsMayRun() {
    var answer = house.send(house.request("/login"));

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .contains("frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void aFormWithoutTheSessionsTokenChangesNothing() {
    house.has(ANNA, message("m1", false));
    var cookie = house.login();

    var answer = house.post("/messages/m1/heard", cookie, "heard=true&token=guess");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(house.box(ANNA).getFirst().heard()).isFalse();
  }

  @Test
  void aMessageIsMarkedByItsForm() {
    house.has(ANNA, message("m1", false));
    var cookie = house.login();
    var token = House.token(house.page(cookie, "/messages"));

    var answer = house.post("/messages/m1/heard", cookie, "heard=true&token=" + token);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(house.box(ANNA).getFirst().heard()).isTrue();
  }

  @Test
  void aDeletedMessageIsHiddenAndCanBeTakenBack() {
    house.has(ANNA, message("m1", false));
    var cookie = house.login();
    var token = House.token(house.page(cookie, "/messages"));

    var answer = house.post("/messages/m1/delete", cookie, "token=" + token);
    var then = answer.headers().firstValue("Location").orElseThrow();
    assertThat(house.page(cookie, then)).contains("Undo").doesNotContain("id=\"m-m1\"");

    house.post("/messages/m1/restore", cookie, "token=" + token);
    assertThat(house.page(cookie, "/messages")).contains("id=\"m-m1\"");
    assertThat(house.box(ANNA)).hasSize(1);
  }

  @Test
  void aDeletionIsFinalWhenTheServerStops() {
    house.has(ANNA, message("m1", false));
    var cookie = house.login();
    var token = House.token(house.page(cookie, "/messages"));
    house.post("/messages/m1/delete", cookie, "token=" + token);

    house.close();

    assertThat(house.box(ANNA)).isEmpty();
  }

  @Test
  void aSessionEndsWhenItIsNotUsed() {
    var cookie = house.login();

    house.now.updateAndGet(now -> now.plus(Duration.ofMinutes(31)));

    assertThat(house.send(house.request("/messages").header("Cookie", cookie)).statusCode())
        .isEqualTo(303);
  }

  @Test
  void aChangedPinEndsTheLoginsOfThatPersonAlone() {
    var cookie = house.login();

    house.web.endSessions(House.BEN.extension());
    assertThat(house.send(house.request("/messages").header("Cookie", cookie)).statusCode())
        .isEqualTo(200);

    house.web.endSessions(ANNA.extension());
    assertThat(house.send(house.request("/messages").header("Cookie", cookie)).statusCode())
        .isEqualTo(303);
  }

  @Test
  void whoGuessesOverManyBoxesHasToWait() {
    for (var i = 0; i < LoginThrottle.BURST; i++) {
      house.post("/login", "none=1", "extension=" + (6000 + i) + "&pin=111222");
    }

    var slowed = house.post("/login", "none=1", "extension=4000&pin=" + House.ANNAS_PIN);
    assertThat(slowed.statusCode()).isEqualTo(429);
    assertThat(slowed.headers().firstValue("Retry-After")).contains("20");
    assertThat(slowed.body()).contains("Please wait 20 seconds");
    assertThat(house.web.counters().value(LoginCounters.Login.SLOWED_DOWN)).isEqualTo(1);

    house.now.updateAndGet(now -> now.plus(LoginThrottle.PAUSE));
    var later = house.post("/login", "none=1", "extension=4000&pin=" + House.ANNAS_PIN);
    assertThat(later.statusCode()).isEqualTo(303);
  }

  @Test
  void whoLogsOutIsOut() {
    var cookie = house.login();
    var token = House.token(house.page(cookie, "/messages"));

    house.post("/logout", cookie, "token=" + token);

    assertThat(house.send(house.request("/messages").header("Cookie", cookie)).statusCode())
        .isEqualTo(303);
  }

  @Test
  void healthTellsEachNeighbourInWords() {
    var well = house.send(house.request("/health"));
    house.ready.set(false);
    var stopping = house.send(house.request("/health"));

    assertThat(well.statusCode()).isEqualTo(200);
    assertThat(well.body())
        .isEqualTo(
            "{\"ready\":true,\"neighbours\":[{\"name\":\"smtp mail.example.com:25\",\"well\":false,"
                + "\"words\":\"refused the login of \\\"umbel\\\"\"}]}");
    assertThat(stopping.statusCode()).isEqualTo(503);
  }

  @Test
  void figuresAreServedAsTheyAre() {
    assertThat(house.send(house.request("/metrics")).body()).isEqualTo("umbel_calls 1\n");
  }
}
