package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinApiTest {
  private static final String PIN = "/api/v1/boxes/4000/pin";
  private static final String MESSAGES = "/api/v1/mailbox/messages";
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aLockedBoxIsOpenedAgain() {
    for (var i = 0; i < 3; i++) {
      house.send(house.as("4000", "111111", MESSAGES));
    }
    assertThat(house.send(house.asAnna(MESSAGES)).statusCode()).isEqualTo(401);

    var unlock = root("/api/v1/boxes/4000/unlock").POST(BodyPublishers.noBody());

    assertThat(house.send(unlock).statusCode()).isEqualTo(204);
    assertThat(house.send(house.asAnna(MESSAGES)).statusCode()).isEqualTo(200);
  }

  @Test
  void aGivenPinOpensTheBoxAndTheFormerOneDoesNot() {
    assertThat(put("{\"pin\": \"826193\"}").statusCode()).isEqualTo(204);

    assertThat(house.send(house.as("4000", "826193", MESSAGES)).statusCode()).isEqualTo(200);
    assertThat(house.send(house.asAnna(MESSAGES)).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"''", "{}"})
  void aPinThatIsMadeUpIsToldOnceAndOpensTheBox(String body) {
    var answer = put(body);

    assertThat(answer.body()).matches("\\{\"pin\":\"[0-9]{6}\"}");
    var pin = answer.body().replaceAll("[^0-9]", "");
    assertThat(house.send(house.as("4000", pin, MESSAGES)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"pin\": \"12\"}; 422; 6 digits or more",
        "{\"pin\": \"123456\"}; 422; too easy",
        "{\"pin\": 826193}; 400; one to 24 digits",
        "{\"pin\": \"abc\"}; 400; one to 24 digits",
        "{; 400; one to 24 digits",
        "{\"key\": 1}; 400; one to 24 digits"
      })
  void aPinThatIsNoneIsRefusedInWords(String body, int status, String words) {
    var answer = put(body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(words);
    assertThat(house.send(house.asAnna(MESSAGES)).statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyGivesAPinButAnAdministrator() {
    var own = house.asAnna(PIN).PUT(BodyPublishers.ofString("{\"pin\": \"826193\"}"));

    assertThat(house.send(own).statusCode()).isEqualTo(403);
    assertThat(house.send(root("/api/v1/boxes/4099/pin").PUT(BodyPublishers.noBody())).statusCode())
        .isEqualTo(404);
  }

  private HttpRequest.Builder root(String path) {
    return house.as("root", House.ROOTS_PASSWORD, path);
  }

  private HttpResponse<String> put(String body) {
    return house.send(root(PIN).PUT(BodyPublishers.ofString(body)));
  }
}
