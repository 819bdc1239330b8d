package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.domain.welcome.Reset;
import org.umbel.domain.welcome.ResetDone.Welcomed;

class ResetApiTest {
  private static final String ONE = "/api/v1/boxes/4000/reset";
  private static final String ALL = "/api/v1/boxes/reset";
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  @ParameterizedTest
  @CsvSource({
    "resend, RESEND",
    "new-pin-and-resend, NEW_PIN_AND_RESEND",
    "unlock, UNLOCK",
    "unlock-and-resend, UNLOCK_AND_RESEND",
    "unlock-with-new-pin-and-resend, UNLOCK_WITH_NEW_PIN_AND_RESEND"
  })
  void eachResetIsDoneForOnePersonAndTold(String word, Reset meant) {
    var answer = post(ONE, "{\"reset\": \"" + word + "\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(house.resets.asked).containsExactly(meant);
    assertThat(answer.body())
        .isEqualTo(
            "{\"people\":[{\"extension\":\"4000\",\"name\":\"Anna Berg\",\"unlocked\":true,"
                + "\"newPin\":true,\"letter\":\"on-its-way\"}]}");
  }

  @Test
  void aResetForAllTellsWhatBecomesOfEach() {
    var answer = post(ALL, "{\"reset\": \"resend\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "\"extension\":\"4000\"", "\"extension\":\"4001\"", "\"letter\":\"with-next-call\"");
  }

  @ParameterizedTest
  @CsvSource({"NOT_REACHED, 409, do not reach 4000", "NO_ROOM, 503, no room for a letter"})
  void aLetterThatCannotGoIsToldInWords(Welcomed letter, int status, String words) {
    house.resets.letter = letter;

    var answer = post(ONE, "{\"reset\": \"resend\"}");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"reset\": 1}", "{\"reset\": \"all\"}", "{}"})
  void whatIsNoResetIsRefused(String body) {
    var one = post(ONE, body);

    assertThat(one.statusCode()).isEqualTo(400);
    assertThat(one.body()).contains("unlock-with-new-pin-and-resend");
    assertThat(post(ALL, body).statusCode()).isEqualTo(400);
    assertThat(house.resets.asked).isEmpty();
  }

  @Test
  void nobodyResetsButAnAdministrator() {
    var own = house.asAnna(ONE).POST(BodyPublishers.ofString("{\"reset\": \"unlock\"}"));
    var all = house.asAnna(ALL).POST(BodyPublishers.ofString("{\"reset\": \"unlock\"}"));

    assertThat(house.send(own).statusCode()).isEqualTo(403);
    assertThat(house.send(all).statusCode()).isEqualTo(403);
    assertThat(post("/api/v1/boxes/4099/reset", "{\"reset\": \"unlock\"}").statusCode())
        .isEqualTo(404);
    assertThat(house.resets.asked).isEmpty();
  }

  private HttpResponse<String> post(String path, String body) {
    return house.send(
        house.as("root", House.ROOTS_PASSWORD, path).POST(BodyPublishers.ofString(body)));
  }
}
