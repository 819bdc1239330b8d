package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.web.door.LoginThrottle;

class LineApiTest {
  private static final String LINES = "/api/v1/lines";
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void anAdministratorSeesTheLines() {
    var answer = house.send(operator(LINES));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"name\":\"main\"", "\"state\":\"listening, no calls\"")
        .contains("\"limits\":{\"in\":3}", "\"phones\":true");
    assertThat(house.send(operator(LINES + "/main")).body()).startsWith("{\"name\":\"main\"");
    assertThat(house.send(operator(LINES + "/other")).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"root, wrong, 401", "another, battery staple, 401", "4000, 284617, 403"})
  void nobodyElseSeesOrChangesThem(String user, String password, int status) {
    assertThat(house.send(house.as(user, password, LINES)).statusCode()).isEqualTo(status);
    assertThat(house.send(house.as(user, password, LINES + "/main").DELETE()).statusCode())
        .isEqualTo(status);
    assertThat(house.send(house.request(LINES)).statusCode()).isEqualTo(401);
    assertThat(house.lines.lines()).hasSize(1);
  }

  @Test
  void whoGuessesManyPasswordsHasToWait() {
    for (var i = 0; i < LoginThrottle.BURST; i++) {
      house.send(house.as("root", "wrong " + i, LINES));
    }

    var answer = house.send(house.as("root", "wrong", LINES));

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void aLineIsChangedAndTakenAway() {
    assertThat(put("pbx", "{\"phones\": false}").body())
        .isEqualTo("{\"changes\":[\"line pbx changed\"],\"restart\":[],\"warnings\":[]}");
    assertThat(house.lines.line("pbx")).isPresent();

    assertThat(house.send(operator(LINES + "/pbx").DELETE()).statusCode()).isEqualTo(200);
    assertThat(house.send(operator(LINES + "/pbx").DELETE()).statusCode()).isEqualTo(404);
  }

  @Test
  void allMistakesAreTold() {
    var answer = put("pbx", "wrong");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body())
        .contains("\"key\":\"limits.in\"", "\"key\":\"phones\"")
        .contains("\"file\":\"pbx.yaml\"", "\"line\":2", "\"allowed\":\"true or false\"");
  }

  @Test
  void whatCannotBeDoneNowIsSaid() {
    var undo = operator(LINES + "/main/undo").POST(BodyPublishers.noBody());

    assertThat(house.send(undo).statusCode()).isEqualTo(409);
  }

  @Test
  void aReloadTellsWhatNeedsARestart() {
    var reload = operator("/api/v1/configuration/reload").POST(BodyPublishers.noBody());

    assertThat(house.send(reload).body()).contains("\"restart\":[\"data\"]");
  }

  @Test
  void anotherMethodIsRefusedWithWhatIsAllowed() {
    var answer = house.send(operator(LINES).DELETE());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET");
  }

  private HttpRequest.Builder operator(String path) {
    return house.as("root", House.ROOTS_PASSWORD, path);
  }

  private HttpResponse<String> put(String name, String text) {
    return house.send(operator(LINES + "/" + name).PUT(BodyPublishers.ofString(text)));
  }
}
