package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.web.House.ANNA;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.settings.BoxSettings;

class ExpectedGreetingApiTest {
  private static final String ANNAS = "/api/v1/boxes/4000/greeting";
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void theReasonsAreToldInWords() {
    house.memory.sounds.put("4000 home-en", ByteBuffer.allocate(0));
    house.memory.own.put(
        ANNA.extension(),
        BoxSettings.NONE.with(GreetingSettings.OUTSIDE, Optional.of(Profile.HOME)));

    var evening = ask("?caller=%2B49301234&at=2026-03-04T20:15");
    var morning = ask("?at=2026-03-04T10:15");

    assertThat(evening)
        .contains("\"profile\":\"home\"", "\"spoken\":\"own\"", "\"recording\":\"home-en\"")
        .contains("\"caller\":\"+49301234\"", "\"at\":\"2026-03-04T20:15\"")
        .contains(
            "{\"reason\":\"outside-office-hours\",\"words\":\"It is outside office hours, which"
                + " have a profile of their own.\"}");
    assertThat(morning)
        .contains("\"profile\":\"work\"", "\"spoken\":\"standard\"", "\"profile-was-chosen\"")
        .doesNotContain("\"caller\"", "\"recording\"");
  }

  @Test
  void aTimeWithAnOffsetIsMeantAsItSays() {
    assertThat(ask("?at=2026-03-04T23:30:00-01:00")).contains("\"at\":\"2026-03-05T00:30\"");
    assertThat(ask("")).contains("\"at\":\"2026-03-04T10:00\"");
  }

  @Test
  void callersOfTheCompanyAreKnown() {
    house.memory.sounds.put("4000 internal-en", ByteBuffer.allocate(0));

    assertThat(ask("?caller=4001")).contains("\"caller-is-internal\"", "\"profile\":\"internal\"");
    assertThat(ask("?caller=4999")).contains("\"profile\":\"work\"");
  }

  @Test
  void aPhoneOfTheCompanyThatNobodyHasIsInternalToo() {
    house.memory.sounds.put("4000 internal-en", ByteBuffer.allocate(0));

    assertThat(ask("?caller=%2B49301234999")).contains("\"caller-is-internal\"");
  }

  @Test
  void aPlusMayBeWrittenAsItIs() {
    assertThat(ask("?caller=+49301234999")).contains("\"caller\":\"+49301234999\"");
  }

  @Test
  void thePersonMayAskAboutItself() {
    var answer = house.send(house.asAnna("/api/v1/mailbox/greeting"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"extension\":\"4000\"", "\"nothing-recorded\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?caller=anna", "?caller=", "?at=soon", "?at=2026-03-04", "?language=xx"})
  void aQuestionNobodyUnderstandsIsRefused(String question) {
    assertThat(house.send(house.as("root", House.ROOTS_PASSWORD, ANNAS + question)).statusCode())
        .isEqualTo(400);
  }

  private String ask(String question) {
    return house.send(house.as("root", House.ROOTS_PASSWORD, ANNAS + question)).body();
  }
}
