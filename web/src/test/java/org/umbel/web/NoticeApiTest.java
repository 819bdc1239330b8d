package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeApiTest {
  private static final String OWN = "/api/v1/mailbox/notices/off";
  private static final String NAMED = "/api/v1/boxes/4001/notices/off";
  private static final String ALL = "/api/v1/boxes/notices/reset";
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aPersonAndAnAdministratorSwitchOffWhatIsTold() {
    assertThat(house.send(house.asAnna(OWN).POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(204);
    assertThat(house.send(asRoot(NAMED).POST(BodyPublishers.noBody())).statusCode()).isEqualTo(204);

    assertThat(house.memory.notices.asked).containsExactly("off 4000", "off 4001");
  }

  @Test
  void anAdministratorResetsEverybody() {
    assertThat(reset("{\"reset\": \"status\"}")).isEqualTo("{\"people\":2}");
    assertThat(reset("{\"reset\": \"rules\"}")).isEqualTo("{\"people\":1,\"failed\":[\"4001\"]}");

    assertThat(house.memory.notices.asked).containsExactly("status", "rules");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"reset\": 1}", "{\"reset\": \"all\"}", "{}"})
  void whatIsNoResetIsRefused(String body) {
    assertThat(reset(body)).contains("status, rules");
    assertThat(house.memory.notices.asked).isEmpty();
  }

  @Test
  void nobodyElseDoes() {
    var all = house.asAnna(ALL).POST(BodyPublishers.ofString("{\"reset\": \"status\"}"));
    var named = house.asAnna(NAMED).POST(BodyPublishers.noBody());

    assertThat(house.send(all).statusCode()).isEqualTo(403);
    assertThat(house.send(named).statusCode()).isEqualTo(403);
    assertThat(house.memory.notices.asked).isEmpty();
  }

  private String reset(String body) {
    return house.send(asRoot(ALL).POST(BodyPublishers.ofString(body))).body();
  }

  private HttpRequest.Builder asRoot(String path) {
    return house.as("root", House.ROOTS_PASSWORD, path);
  }
}
