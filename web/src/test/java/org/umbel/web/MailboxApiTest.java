package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.web.House.ANNA;
import static org.umbel.web.House.message;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxApiTest {
  private static final String MESSAGES = "/api/v1/mailbox/messages";
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void whoKnowsThePinGetsTheMessages() {
    house.has(ANNA, message("m1", false));

    var answer = house.send(house.asAnna(MESSAGES));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.body())
        .contains("\"id\":\"m1\"")
        .contains("\"receivedAt\":\"2026-03-04T09:30:00Z\"")
        .contains("\"durationMillis\":75000")
        .contains("\"heard\":false");
  }

  @Test
  void nobodyGetsInWithoutAPin() {
    var answer = house.send(house.request(MESSAGES));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "28461", "abcdef", "284617:1", "9999999999999999999999999"})
  void aWrongPinIsRefused(String pin) {
    assertThat(house.send(house.as("4000", pin, MESSAGES)).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4009", "x", "../4000", "40000000000000000000"})
  void anUnknownExtensionIsRefusedInTheSameWords(String extension) {
    var wrongPin = house.send(house.as("4000", "111111", MESSAGES));
    var unknown = house.send(house.as(extension, "111111", MESSAGES));

    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(wrongPin.body());
  }

  @Test
  void tooManyWrongPinsLockTheBoxForTheRightOneToo() {
    for (var i = 0; i < 3; i++) {
      house.send(house.as("4000", "111111", MESSAGES));
    }

    assertThat(house.send(house.asAnna(MESSAGES)).statusCode()).isEqualTo(401);
  }

  @Test
  void aMessageIsMarkedAsHeardAndAsNewAgain() {
    house.has(ANNA, message("m1", false));

    assertThat(patch("m1", "{\"heard\": true}")).isEqualTo(204);
    assertThat(house.box(ANNA).getFirst().heard()).isTrue();

    assertThat(patch("m1", "{\"heard\": false}")).isEqualTo(204);
    assertThat(house.box(ANNA).getFirst().heard()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"heard\": 1}", "{\"heard\": \"true\"}", "null"})
  void aChangeThatSaysSomethingElseIsRefused(String body) {
    house.has(ANNA, message("m1", false));

    assertThat(patch("m1", body)).isEqualTo(400);
    assertThat(house.box(ANNA).getFirst().heard()).isFalse();
  }

  @Test
  void aDeletionIsFinalAtOnce() {
    house.has(ANNA, message("m1", false), message("m2", true));

    var answer = house.send(house.asAnna(MESSAGES + "/m1").DELETE());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(house.box(ANNA)).extracting(e -> e.id().value()).containsExactly("m2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"m9", "%2e%2e", "a_b", "%00"})
  void aMessageThatIsNotThereIsNotFound(String id) {
    house.has(ANNA, message("m1", false));

    assertThat(house.send(house.asAnna(MESSAGES + "/" + id)).statusCode()).isIn(400, 404);
    assertThat(house.send(house.asAnna(MESSAGES + "/" + id).DELETE()).statusCode()).isIn(400, 404);
    assertThat(house.send(house.asAnna(MESSAGES + "/" + id + "/audio")).statusCode())
        .isIn(400, 404);
  }

  @Test
  void theSoundComesWhole() {
    house.has(ANNA, message("m1", false));

    var answer = house.bytes(house.asAnna(MESSAGES + "/m1/audio"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("audio/wav");
    assertThat(answer.headers().firstValue("Accept-Ranges")).contains("bytes");
    assertThat(answer.body()).isEqualTo(house.sound);
  }

  @Test
  void theSoundComesInTheRangeThatIsAskedFor() {
    house.has(ANNA, message("m1", false));

    var answer = house.bytes(house.asAnna(MESSAGES + "/m1/audio").header("Range", "bytes=100-199"));

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.headers().firstValue("Content-Range")).contains("bytes 100-199/1000");
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(house.sound, 100, 200));
  }

  @Test
  void aRangeBeyondTheEndIsRefused() {
    house.has(ANNA, message("m1", false));

    var answer = house.bytes(house.asAnna(MESSAGES + "/m1/audio").header("Range", "bytes=1000-"));

    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */1000");
  }

  @Test
  void aMailboxThatCannotBeReachedIsToldWithoutItsInsides() {
    house.reachable.set(false);

    var answer = house.send(house.asAnna(MESSAGES));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("10");
    assertThat(answer.body()).contains("cannot be reached").doesNotContain("down");
  }

  @Test
  void whatIsNotAllowedIsToldWithWhatIs() {
    var answer = house.send(house.asAnna(MESSAGES).DELETE());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET");
  }

  @Test
  void anotherSiteCannotUseTheSession() {
    house.has(ANNA, message("m1", false));
    var cookie = house.login();

    var answer =
        house.send(
            house
                .request(MESSAGES + "/m1")
                .header("Cookie", cookie)
                .header("Sec-Fetch-Site", "cross-site")
                .DELETE());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(house.box(ANNA)).hasSize(1);
  }

  @Test
  void theDescriptionNamesEveryRouteAndNoOther() {
    var description = house.send(house.request("/api/v1/openapi.yaml")).body();
    var routes = new TreeSet<String>();
    var path = "";
    for (var line : description.split("\n", -1)) {
      var at = Pattern.compile("  (/\\S+):").matcher(line);
      var method = Pattern.compile("    (get|put|post|patch|delete):").matcher(line);
      if (at.matches()) {
        path = at.group(1);
      } else if (method.matches()) {
        routes.add(method.group(1) + " " + path);
      }
    }

    assertThat(routes)
        .containsExactly(
            "delete /boxes/{extension}/greetings/{word}",
            "delete /greetings/everybody",
            "delete /lines/{name}",
            "delete /mailbox/greetings/{word}",
            "delete /mailbox/messages/{id}",
            "delete /people/{extension}",
            "delete /tokens",
            "get /agent",
            "get /agent/socket",
            "get /boxes/{extension}/greeting",
            "get /boxes/{extension}/greeting-calls/{id}",
            "get /boxes/{extension}/greetings",
            "get /boxes/{extension}/greetings/{word}",
            "get /boxes/{extension}/settings",
            "get /calls",
            "get /calls/{id}",
            "get /calls/{id}.pcap",
            "get /engine/socket",
            "get /events",
            "get /exchanges",
            "get /exchanges/{id}",
            "get /greetings/everybody",
            "get /interactions",
            "get /lines",
            "get /lines/{name}",
            "get /mailbox/greeting",
            "get /mailbox/greeting-calls/{id}",
            "get /mailbox/greetings",
            "get /mailbox/greetings/{word}",
            "get /mailbox/messages",
            "get /mailbox/messages/{id}",
            "get /mailbox/messages/{id}/audio",
            "get /mailbox/messages/{id}/trace",
            "get /mailbox/settings",
            "get /mailbox/traces",
            "get /message-traces",
            "get /message-traces/{id}",
            "get /people",
            "get /people/{extension}",
            "get /people/{extension}/presence",
            "get /presence",
            "get /worker",
            "get /worker/socket",
            "get /workers",
            "patch /boxes/{extension}/settings",
            "patch /mailbox/messages/{id}",
            "patch /mailbox/settings",
            "post /agent/chats",
            "post /agent/chats/{id}/end",
            "post /agent/chats/{id}/lines",
            "post /boxes/notices/reset",
            "post /boxes/reset",
            "post /boxes/{extension}/greetings/{word}/calls",
            "post /boxes/{extension}/notices/off",
            "post /boxes/{extension}/reset",
            "post /boxes/{extension}/unlock",
            "post /configuration/reload",
            "post /engine/PreviewInteractionCancel",
            "post /engine/PreviewInteractionMultiple",
            "post /engine/PreviewInteractionRequest",
            "post /greetings/everybody/calls",
            "post /lines/{name}/undo",
            "post /mailbox/greetings/{word}/calls",
            "post /mailbox/notices/off",
            "post /tokens",
            "post /worker/chats/{id}/end",
            "post /worker/chats/{id}/lines",
            "post /worker/interactions/{id}/{steer}",
            "post /worker/offers/{id}/accept",
            "post /worker/offers/{id}/reject",
            "put /boxes/{extension}/greetings/{word}",
            "put /boxes/{extension}/pin",
            "put /greetings/everybody",
            "put /lines/{name}",
            "put /mailbox/greetings/{word}",
            "put /people/{extension}",
            "put /worker/interactions/{id}/notes",
            "put /worker/redirect",
            "put /worker/state",
            "put /workers/{agent}/state");
    for (var route : routes) {
      var words = route.split(" ", -1);
      var answer =
          house.send(
              house
                  .request("/api/v1" + example(words[1]))
                  .method(words[0].toUpperCase(java.util.Locale.ROOT), BodyPublishers.noBody()));
      assertThat(answer.statusCode()).as(route).isEqualTo(401);
    }
  }

  private static String example(String path) {
    return path.replace("{id}", "m1")
        .replace("{name}", "main")
        .replace("{steer}", "hold")
        .replace("{agent}", "anna")
        .replace("{extension}", "4000")
        .replace("{word}", "work-en");
  }

  private int patch(String id, String body) {
    var bytes = BodyPublishers.ofString(body, StandardCharsets.UTF_8);
    return house.send(house.asAnna(MESSAGES + "/" + id).method("PATCH", bytes)).statusCode();
  }
}
